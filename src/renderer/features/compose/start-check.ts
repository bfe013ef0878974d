import type { DraftSummary } from '../../../shared/draft.ts';
import type { FolderStatus } from '../../../shared/folder.ts';

interface StartInputs {
  summary: Pick<DraftSummary, 'rows' | 'problemCount'>;
  folder: FolderStatus | null;
  /** Files are still being read: starting now would leave them out. */
  reading: boolean;
  /** The text is still being checked; starting waits for it by itself. */
  checking: boolean;
}

/** Why the list cannot start, in words; null when it can. */
export function startBlocker({ summary, folder, reading, checking }: StartInputs): string | null {
  if (reading || (checking && summary.rows === 0)) return 'Reading the list…';
  if (summary.rows === 0) {
    return summary.problemCount > 0 ? 'No line holds a usable URL yet.' : 'Add image URLs first.';
  }
  if (folder === null) return 'Looking at the folder…';
  if (folder.problem !== null) {
    return folder.problem.code === 'none-chosen' ? 'Choose a folder first.' : 'The folder cannot be used.';
  }
  return null;
}
