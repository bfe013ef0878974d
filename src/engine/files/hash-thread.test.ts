import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HashThread } from './hash-thread.ts';

const shared = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const memory = Buffer.from(new SharedArrayBuffer(bytes.length));
  memory.set(bytes);
  return memory;
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the thread for hashes', () => {
  it('takes in several files side by side, each piece by piece', async () => {
    const hashes = new HashThread();
    const answers = await Promise.all([
      hashes.add(1, [shared('one '), shared('image')], false),
      hashes.add(2, [shared('another')], false),
      hashes.add(1, [shared(', and its end')], true),
      hashes.add(2, [], true),
      hashes.add(3, [shared('at once')], true),
    ]);
    expect(answers).toEqual([null, null, sha256('one image, and its end'), sha256('another'), sha256('at once')]);
    await hashes.end();
  });

  it('begins anew with a file that was let go of', async () => {
    const hashes = new HashThread();
    await hashes.add(1, [shared('half of')], false);
    hashes.forget(1);
    expect(await hashes.add(1, [shared('all')], true)).toBe(sha256('all'));
    await hashes.end();
  });

  it('knows no hash of a file whose beginning was lost with the thread, and that of the next one', async () => {
    const hashes = new HashThread();
    await hashes.add(1, [shared('beginning')], false);
    const lost = hashes.add(2, [shared('under way')], true);
    await hashes.end();
    expect(await lost).toBeNull();
    expect(await hashes.add(1, [shared('end')], true)).toBeNull();
    expect(await hashes.add(3, [shared('next')], true)).toBe(sha256('next'));
    await hashes.end();
  });
});
