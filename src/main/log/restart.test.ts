import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { restartArguments } = await import('./restart.ts');

describe('an app that crashes', () => {
  it('is started anew with its arguments, and with the time', () => {
    expect(restartArguments(['shoal', '.', '--lang=de', 'list.txt'], 1_000_000)).toEqual([
      '.',
      '--lang=de',
      'list.txt',
      '--restarted-at=1000000',
    ]);
  });

  it('is not started anew once more within a minute, and is again after that', () => {
    const first = ['shoal', ...(restartArguments(['shoal', 'list.txt'], 1_000_000) ?? [])];
    expect(restartArguments(first, 1_000_001)).toBeNull();
    expect(restartArguments(first, 1_060_000)).toBeNull();
    expect(restartArguments(first, 1_060_001)).toEqual(['list.txt', '--restarted-at=1060001']);
  });

  it('is started anew where the time makes no sense', () => {
    expect(restartArguments(['shoal', '--restarted-at=x'], 5)).toEqual(['--restarted-at=5']);
  });
});
