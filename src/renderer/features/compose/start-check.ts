import type { DraftSummary } from '../../../shared/draft.ts';
import type { FolderStatus } from '../../../shared/folder.ts';
import type { Messages } from '../../../shared/language/index.ts';

interface StartInputs {
  summary: Pick<DraftSummary, 'rows' | 'problemCount'>;
  folder: FolderStatus | null;
  /** Files are still being read: starting now would leave them out. */
  reading: boolean;
  /** The text is still being checked; starting waits for it by itself. */
  checking: boolean;
}

/** Why the list cannot start, in words; null when it can. */
export function startBlocker(
  { summary, folder, reading, checking }: StartInputs,
  words: Messages['compose']['blocked'],
): string | null {
  if (reading || (checking && summary.rows === 0)) return words.reading;
  if (summary.rows === 0) {
    return summary.problemCount > 0 ? words.unusable : words.empty;
  }
  if (folder === null) return words.lookingAtFolder;
  if (folder.problem !== null) {
    return folder.problem.code === 'none-chosen' ? words.noFolder : words.badFolder;
  }
  return null;
}
