import { rangesOf } from '../../../shared/id-ranges.ts';
import { attempt } from '../../ipc-client.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { currentMessages } from '../../stores/language-store.ts';
import { attemptInFolder, createFolderOf } from '../../stores/missing-folder.ts';
import { settledRows } from '../../stores/visible-rows.ts';
import { openDialog, setCancelling } from '../../stores/view-store.ts';
import { showNotice } from '../../ui/toasts.ts';

/** From this many unfinished images on, cancelling asks first. */
const cancelAsksFrom = 10;

export const pauseBatch = (): Promise<unknown> =>
  attempt(currentMessages().run.couldNotPause, (shoal) => shoal.batchPause());

export const resumeBatch = (): Promise<unknown> =>
  attemptInFolder(currentMessages().run.couldNotGoOn, (shoal) => shoal.batchResume());

/** Makes the folder of the list that is shown, which was there when it began, and goes on. */
export async function resumeInNewFolder(): Promise<void> {
  const batchId = useBatchStore.getState().mirror?.batchId;
  if (batchId === undefined || !(await createFolderOf(batchId))) return;
  if (useBatchStore.getState().mirror?.batchId === batchId) await resumeBatch();
}

/** Cancels; it is said for as long as it takes, which is seconds with a hundred thousand images. */
export async function cancelBatch(): Promise<void> {
  const batchId = useBatchStore.getState().mirror?.batchId;
  setCancelling(true);
  await painted();
  // It may have come to its end meanwhile, or another one be shown, which the command would be for.
  if (!hasStopped(batchId)) {
    const ended = untilStopped(batchId);
    const begun = await attempt(currentMessages().run.couldNotCancel, (shoal) => shoal.batchCancel());
    if (begun !== undefined) await ended;
  }
  setCancelling(false);
}

/** Whether a batch is finished, or another one or none is shown. */
function hasStopped(batchId: string | undefined): boolean {
  const { mirror } = useBatchStore.getState();
  return mirror === null || mirror.batchId !== batchId || mirror.status.kind === 'finished';
}

/** Resolves when what has been set is on the screen: main's answer may keep the window from drawing for a while. */
async function painted(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100); // a window that is not shown draws nothing
  });
}

async function untilStopped(batchId: string | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = useBatchStore.subscribe(() => {
      if (!hasStopped(batchId)) return;
      end();
      resolve();
    });
  });
}

export const retryHost = (host: string): Promise<unknown> =>
  attemptInFolder(currentMessages().run.couldNotTryHost(host), (shoal) => shoal.hostsRetry({ host }));

export const retryFailed = (): Promise<unknown> =>
  attemptInFolder(currentMessages().run.couldNotRetryFailed, (shoal) => shoal.batchRetryFailed());

export async function copyFailedUrls(): Promise<void> {
  const copied = await attempt(currentMessages().run.couldNotCopyUrls, (shoal) => shoal.batchCopyFailed());
  if (copied !== undefined) showNotice(currentMessages().run.failedUrlsCopied(copied.count));
}

export async function saveFailedUrls(): Promise<void> {
  const saved = await attempt(currentMessages().run.couldNotSaveList, (shoal) => shoal.batchSaveFailed());
  if (saved !== undefined && saved !== null) {
    const { failedUrlsSaved, inFile } = currentMessages().run;
    showNotice(failedUrlsSaved(saved.count), inFile(saved.name));
  }
}

export async function retryCancelled(): Promise<void> {
  const { mirror } = useBatchStore.getState();
  const ids = (mirror?.byId ?? []).filter(({ state }) => state.kind === 'cancelled').map(({ id }) => id);
  await attemptInFolder(currentMessages().run.couldNotRetryCancelled, (shoal) =>
    shoal.downloadsRetry({ ranges: rangesOf(ids) }),
  );
}

/** Cancels at once when little is lost, else asks. */
export function askToCancel(): void {
  const { mirror } = useBatchStore.getState();
  if (mirror === null) return;
  if (mirror.totals.rows - settledRows(mirror.totals) >= cancelAsksFrom) openDialog({ kind: 'cancel-batch' });
  else void cancelBatch();
}
