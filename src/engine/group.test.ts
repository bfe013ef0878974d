import { describe, expect, it } from 'vitest';
import { createGroup } from './group.ts';

describe('a group', () => {
  it('runs once for all who ask in one turn', async () => {
    let runs = 0;
    const ask = createGroup(async () => void (runs += 1));
    await Promise.all([ask(), ask(), ask()]);
    expect(runs).toBe(1);
    await ask();
    expect(runs).toBe(2);
  });

  it('gives those who ask during a run the next one, and only one', async () => {
    const runs: (() => void)[] = [];
    let begun = Promise.withResolvers<void>();
    const ask = createGroup(async () => {
      begun.resolve();
      await new Promise<void>((resolve) => runs.push(resolve));
    });
    const first = ask();
    await begun.promise;
    begun = Promise.withResolvers();
    const late = [ask(), ask()];
    expect(runs).toHaveLength(1);
    runs[0]!();
    await first;
    await begun.promise;
    expect(runs).toHaveLength(2);
    runs[1]!();
    await Promise.all(late);
    expect(runs).toHaveLength(2);
  });

  it('tells a failed run to those who asked for it, and runs again for the next', async () => {
    let isBroken = true;
    const ask = createGroup(async () => {
      if (isBroken) throw new Error('broken');
    });
    await expect(Promise.all([ask(), ask()])).rejects.toThrow('broken');
    isBroken = false;
    await ask();
  });
});
