import type { DownloadId } from '../../../shared/download.ts';
import { rangesOf } from '../../../shared/id-ranges.ts';
import type { Remedy } from '../../../shared/remedies/remedy.ts';
import { attempt } from '../../ipc-client.ts';
import { currentMessages } from '../../stores/language-store.ts';
import { attemptInFolder } from '../../stores/missing-folder.ts';
import { showNotice } from '../../ui/toasts.ts';

export const tryRemedies = (id: DownloadId, remedies: readonly Remedy[]): Promise<unknown> =>
  attemptInFolder(currentMessages().remedies.couldNotTry, (shoal) =>
    shoal.remediesTry({ id, remedies: [...remedies] }),
  );

export const stopTrial = (): Promise<unknown> =>
  attempt(currentMessages().remedies.couldNotStop, (shoal) => shoal.remediesStop());

/** Asks the host so from now on and these images again. */
export async function applyRemedy(host: string, remedy: Remedy, ids: readonly DownloadId[]): Promise<void> {
  const texts = currentMessages().remedies;
  const ranges = rangesOf(ids);
  const applied = await attempt(texts.couldNotApply, (shoal) =>
    shoal.remediesApply({ host, remedies: [remedy], ranges }),
  );
  if (applied !== undefined && ids.length > 0) showNotice(texts.appliedNotice(ids.length));
}

export const withdrawRemedies = (host: string): Promise<unknown> =>
  attempt(currentMessages().remedies.couldNotApply, (shoal) => shoal.remediesWithdraw({ host }));

export const retryRows = (ids: readonly DownloadId[]): Promise<unknown> =>
  attemptInFolder(currentMessages().remedies.couldNotRetry, (shoal) => shoal.downloadsRetry({ ranges: rangesOf(ids) }));

/** @param minutes 0 for behind all others */
export async function retryLater(ids: readonly DownloadId[], minutes: number): Promise<void> {
  const texts = currentMessages().remedies;
  const later = await attemptInFolder(texts.couldNotRetry, (shoal) =>
    shoal.downloadsRetryLater({ ranges: rangesOf(ids), minutes }),
  );
  if (later === undefined) return;
  showNotice(minutes === 0 ? texts.laterEndNotice(ids.length) : texts.laterNotice(ids.length, minutes));
}
