/** What stands in the way of saving into a folder. */
export type FolderProblem =
  | 'none-chosen'
  | 'missing'
  | 'no-drive'
  | 'not-a-folder'
  | 'read-only'
  | 'full'
  | 'no-answer';

export interface FolderStatus {
  path: string | null;
  /** The message says what is wrong and what to do. */
  problem: { code: FolderProblem; message: string } | null;
  freeBytes: number | null;
}
