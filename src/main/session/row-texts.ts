import { clipboard } from 'electron';
import type { Batch } from '../../engine/batch/batch.ts';
import type { DownloadId } from '../../shared/download.ts';

/** The URLs of rows, without credentials. */
export function* urlsOf(batch: Batch, ids: Iterable<DownloadId>): Iterable<string> {
  for (const id of ids) yield batch.download(id).url;
}

/** What went wrong with rows, `URL<tab>reason`, also where it is tried again; nothing for rows where all is well. */
export function* errorsOf(batch: Batch, ids: Iterable<DownloadId>): Iterable<string> {
  for (const id of ids) {
    const { state, url } = batch.download(id);
    if (state.kind === 'failed' || state.kind === 'retrying') yield `${url}\t${state.failure.message}`;
  }
}

/** Puts lines on the clipboard; one that holds something is never replaced by nothing. */
export async function copyLines(lines: Iterable<string>): Promise<{ count: number }> {
  const all = [...lines];
  if (all.length > 0) await clipboard.writeText(all.join('\n'));
  return { count: all.length };
}
