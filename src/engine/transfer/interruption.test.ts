import { describe, expect, it } from 'vitest';
import { Interruption } from './interruption.ts';

describe('an interruption', () => {
  it('tells whoever hears it, once and with what came first', () => {
    const heard: unknown[] = [];
    const interruption = new Interruption();
    interruption.hear((error) => heard.push(error));
    interruption.come('first');
    interruption.come('second');
    expect(heard).toEqual(['first']);
    expect(() => interruption.check()).toThrow('first');
  });

  it('tells at once who asks when it has come', () => {
    const heard: unknown[] = [];
    const interruption = new Interruption();
    interruption.check();
    interruption.come('broken');
    interruption.hear((error) => heard.push(error));
    expect(heard).toEqual(['broken']);
  });

  it('tells nobody who has been forgotten', () => {
    const heard: unknown[] = [];
    const interruption = new Interruption();
    const listener = (error: unknown): unknown => heard.push(error);
    interruption.hear(listener);
    interruption.forget(listener);
    interruption.come('broken');
    expect(heard).toEqual([]);
  });

  it('rejects its promise, whether that was asked for before or after', async () => {
    const interruption = new Interruption();
    const before = interruption.promise;
    interruption.come(new Error('broken'));
    await expect(before).rejects.toThrow('broken');
    await expect(interruption.promise).rejects.toThrow('broken');
    const late = new Interruption();
    late.come(new Error('gone'));
    await expect(late.promise).rejects.toThrow('gone');
  });
});
