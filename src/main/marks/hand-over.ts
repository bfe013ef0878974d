import { join } from 'node:path';
import type { HeldFile, MarkTable } from '../../engine/store/marks.ts';
import { freeHeldName, isThere, moveAway, putBack, removeEmpty } from './held-files.ts';

/** Moves a file to the system's trash; rejects where there is none. */
export type TrashItem = (path: string) => Promise<void>;

export interface HandOverOptions {
  /** Asked before each file: whether there is time for another. */
  mayGoOn?: () => boolean;
  /** Only those of this folder (a real path). */
  folder?: string;
}

/**
 * Hands the rejected files that wait to the system's trash, each from its own name, so that the trash's "put back" knows
 * where it was. What cannot be handed over stays where it waits and is tried the next time: nothing is ever removed.
 *
 * A process that dies in between leaves one of these: the file waits, and is handed over the next time; the file is back
 * under its name, and counts as not rejected; the file is in the trash.
 *
 * @returns how many could not be handed over, and why the first of them could not
 */
export async function handOver(
  marks: MarkTable,
  trashItem: TrashItem,
  { mayGoOn = () => true, folder }: HandOverOptions = {},
): Promise<{ left: number; message: string | null }> {
  let left = 0;
  let message: string | null = null;
  for (const file of marks.held()) {
    if (folder !== undefined && file.folder !== folder) continue;
    if (!mayGoOn()) {
      left++;
      continue;
    }
    try {
      await handOverOne(marks, trashItem, file);
    } catch (error) {
      left++;
      message ??= error instanceof Error ? error.message : String(error);
    }
  }
  return { left, message };
}

async function handOverOne(marks: MarkTable, trashItem: TrashItem, file: HeldFile): Promise<void> {
  const { folder, url, name, held, ...mark } = file;
  const [from, home] = [join(folder, held), join(folder, name)];
  if (!(await isThere(folder, held))) {
    // It never left, or came back and nobody could write that down: a file in its place counts as not rejected.
    const isHome = await isThere(folder, name);
    await marks.set(folder, [[url, isHome ? null : { ...mark, name, held: null }]]);
    return;
  }
  const isBack = await putBack(folder, name, held).catch(() => false);
  try {
    await trashItem(isBack ? home : from);
  } catch (error) {
    if (isBack) {
      const again = await freeHeldName(folder, name);
      await marks.set(folder, [[url, { ...mark, name, held: again }]]);
      await moveAway(folder, name, again);
    }
    throw error;
  }
  await removeEmpty(folder, held);
  await marks.set(folder, [[url, { ...mark, name, held: null }]]);
}
