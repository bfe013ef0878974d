import { basename } from 'node:path';
import { type Batch, type BatchSpec, createBatch } from '../../engine/batch/batch.ts';
import { systemClock } from '../../engine/clock.ts';
import { DownloadError } from '../../engine/download-error.ts';
import { beginBatch } from '../../engine/recovery/begin-batch.ts';
import { sweepAbandoned } from '../../engine/recovery/sweep.ts';
import { dataFolder } from '../data-folder.ts';
import { openStore, type Store } from '../../engine/store/store.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import type { Output } from '../output.ts';
import { tellErr } from '../display/tell.ts';
import type { Lists } from '../lists/read-lists.ts';
import { UsageError } from '../usage-error.ts';

/** A list that nobody has gone on with for so long is forgotten, and its part files go: here nobody could ask for that. */
const forgottenAfterMs = 30 * 24 * 60 * 60 * 1000;

/** Without a record everything still works, but what was saved or begun before is not recognised. */
export function openRecord(output: Output): Store | undefined {
  const folder = dataFolder();
  const tell = (message: string): void => tellErr(visibleText(message), output);
  try {
    return openStore(folder, tell);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    tell(
      `What was saved before is not known, and images may be saved a second time: no record in ${folder}: ${reason}. Name another folder for it in SHOAL_DATA.`,
    );
    return undefined;
  }
}

/**
 * Makes the batch of a command, going on where the same one was stopped, and clears away what killed ones have left.
 *
 * @throws UsageError when the folder cannot be read
 */
export async function beginRecorded(spec: BatchSpec, store: Store | undefined, lists: Lists): Promise<Batch> {
  const ports = { clock: systemClock, random: Math.random };
  try {
    if (store === undefined) return await createBatch(spec, ports);
    await sweepAbandoned(store.history, Date.now() - forgottenAfterMs);
    return await beginBatch(spec, ports, store, { label: labelOf(lists), resumable: true, keepsSecrets: false });
  } catch (error) {
    throw error instanceof DownloadError ? new UsageError(error.message) : error;
  }
}

function labelOf({ sources }: Lists): string {
  return sources
    .map(({ list }) => (list === null ? 'command line' : list === '-' ? 'standard input' : basename(list)))
    .join(', ');
}
