import { afterEach, expect, test, vi } from 'vitest';
import { snapshotOf } from '../../../../test-support/snapshots.ts';
import { ok } from '../../../shared/result.ts';
import { mirrorOf } from '../../stores/batch-mirror.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { cancelBatch } from './batch-commands.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  useBatchStore.setState({ mirror: null });
});

const show = (batchId: string): void => useBatchStore.setState({ mirror: mirrorOf(snapshotOf(batchId)) });

/** @param whilePainting before the window is drawn, which is waited for */
function cancelsOf(whilePainting: () => void): { count: number } {
  const cancels = { count: 0 };
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    whilePainting();
    run();
  });
  const batchCancel = async () => {
    cancels.count += 1;
    useBatchStore.setState({ mirror: null }); // it has come to its end
    return await Promise.resolve(ok(null));
  };
  vi.stubGlobal('window', { shoal: { batchCancel } });
  return cancels;
}

test('cancelling is said until the list has stopped', async () => {
  show('a');
  const cancels = cancelsOf(() => expect(useViewStore.getState().isCancelling).toBe(true));
  await cancelBatch();
  expect([cancels.count, useViewStore.getState().isCancelling]).toEqual([1, false]);
});

test('nothing is cancelled of another list that is shown by the time the command would go', async () => {
  show('a');
  const cancels = cancelsOf(() => show('b'));
  await cancelBatch();
  expect([cancels.count, useViewStore.getState().isCancelling]).toEqual([0, false]);
});
