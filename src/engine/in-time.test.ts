import { expect, it } from 'vitest';
import { inTime } from './in-time.ts';

it('gives what work comes to, or its error', async () => {
  await expect(inTime(60_000, async () => 'done')).resolves.toBe('done');
  await expect(inTime(60_000, async () => await Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('leaves work that takes longer, and tells it so', async () => {
  let wasLate: boolean | null = null;
  const answer = Promise.withResolvers<void>();
  const work = async (isLate: () => boolean): Promise<void> => {
    await answer.promise;
    wasLate = isLate();
  };
  await expect(inTime(1, work)).resolves.toBeNull();
  answer.resolve();
  await expect.poll(() => wasLate).toBe(true);
});
