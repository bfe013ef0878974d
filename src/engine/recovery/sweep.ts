import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inTime } from '../in-time.ts';
import { findDisk } from '../files/disks.ts';
import { isPartOf, scratchPrefix } from '../files/part-name.ts';
import type { History } from '../store/history.ts';

/** A folder that takes longer may be on a disk that never answers: nobody is kept from other lists for that. In ms. */
const patienceMs = 3000;

/**
 * Removes what batches have left behind whose process has died: part files that nothing is known of, those of batches
 * that nobody will go on with, and the scratch folders of measured runs. What belongs to a living process, or to a batch
 * that is not in this record, is left alone. Never rejects.
 *
 * @param untouchedSince unfinished batches that were last heard of before this time (ms since the epoch) count as over
 */
export async function sweepAbandoned(history: History, untouchedSince?: number): Promise<void> {
  for (const batch of history.abandoned(untouchedSince)) {
    const kept = batch.isOver ? new Set<string>() : batch.parts;
    const isGone = await inTime(patienceMs, async (isLate) => await removeParts(batch.id, batch.folder, kept, isLate));
    // The next start looks at the rest: each would take a thread.
    if (isGone === null) return;
    // A folder that is not there, on a disk that is not plugged in perhaps, is looked at again the next time.
    if (isGone || batch.isOver) history.swept(batch);
  }
}

/**
 * Removes the part files of a batch, and what its measured runs have left. Never rejects.
 *
 * @param kept names of part files that stay
 * @param isLate whether they are not to be removed any more: somebody may work on the batch again
 * @returns whether all of them are gone
 */
export async function removeParts(
  batchId: string,
  folder: string,
  kept: ReadonlySet<string>,
  isLate = (): boolean => false,
): Promise<boolean> {
  const scratch = scratchPrefix(batchId);
  const disk = await findDisk(folder);
  const remove = async (name: string, isFolder: boolean): Promise<void> =>
    await disk.look(async () => await rm(join(folder, name), { recursive: isFolder, force: true, maxRetries: 3 }));
  try {
    for (const name of await disk.look(async () => await readdir(folder))) {
      if (isLate()) return false;
      if (name.startsWith(scratch)) await remove(name, true);
      else if (isPartOf(batchId, name) && !kept.has(name)) await remove(name, false);
    }
    return true;
  } catch {
    return false;
  }
}
