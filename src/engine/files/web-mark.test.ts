import { describe, expect, it } from 'vitest';
import { createWebMark } from './web-mark.ts';

/** A system that notes what it is asked for. */
function system(platform: NodeJS.Platform, refuses = false) {
  const done: unknown[] = [];
  const take = async (...what: unknown[]): Promise<void> => {
    done.push(what);
    if (refuses) throw new Error('not supported');
  };
  const mark = createWebMark({ platform, wallNow: () => 1_700_000_000_999, write: take, run: take });
  return { done, mark };
}

describe('H4 the mark of a file from the internet', () => {
  it('is a stream of the file on Windows', async () => {
    const { done, mark } = system('win32');
    await mark('C:\\Pictures\\.part');
    expect(done).toEqual([['C:\\Pictures\\.part:Zone.Identifier', '[ZoneTransfer]\r\nZoneId=3\r\n']]);
  });

  it('is an attribute on macOS, given to all files together that come together', async () => {
    const { done, mark } = system('darwin');
    await Promise.all(['/a', '/-b'].map(mark));
    const args = ['-w', 'com.apple.quarantine', '0081;6553f100;Shoal;', '/a', '/-b'];
    expect(done).toEqual([['/usr/bin/xattr', args]]);
    await mark('/c');
    expect(done).toHaveLength(2);
  });

  it('is not known elsewhere', async () => {
    const { done, mark } = system('linux');
    await mark('/a');
    expect(done).toEqual([]);
  });

  it.each(['win32', 'darwin'] as const)('that cannot be given is no failure: %s', async (platform) => {
    const { done, mark } = system(platform, true);
    await expect(mark('/a')).resolves.toBeUndefined();
    expect(done).toHaveLength(1);
  });
});
