import type { DraftSummary } from '../../../shared/draft.ts';
import type { FolderStatus } from '../../../shared/folder.ts';

interface StartInputs {
  summary: Pick<DraftSummary, 'rows' | 'problemCount'>;
  folder: FolderStatus | null;
  /** Text not yet checked, or files still being read. */
  busy: boolean;
}

/** Why the list cannot start, in words; null when it can. */
export function startBlocker({ summary, folder, busy }: StartInputs): string | null {
  if (summary.rows === 0) {
    if (busy) return 'Reading the list…';
    return summary.problemCount > 0 ? 'No line holds a usable URL yet.' : 'Add image URLs first.';
  }
  if (folder === null) return 'Looking at the folder…';
  if (folder.problem !== null) {
    return folder.problem.code === 'none-chosen' ? 'Choose a folder first.' : 'The folder cannot be used.';
  }
  return null;
}
