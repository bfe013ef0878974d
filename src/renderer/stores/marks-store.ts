import { create } from 'zustand';
import type { DownloadId } from '../../shared/download.ts';
import { type IdRanges, idsIn, rangesOf } from '../../shared/id-ranges.ts';
import type { Mark, MarkAnswer, Marks } from '../../shared/marks.ts';
import { attempt } from '../ipc-client.ts';
import { showNotice, showProblem } from '../ui/toasts.ts';
import { useBatchStore } from './batch-store.ts';
import { currentMessages } from './language-store.ts';

/** What one step has changed: which rows had which mark before it. */
type UndoStep = { mark: Mark | null; ranges: IdRanges }[];

interface MarksStore {
  batchId: string | null;
  /** 1 where a row is kept, 2 where it is rejected, by id; shorter than the batch where nothing is. */
  codes: Uint8Array;
  kept: number;
  rejected: number;
  /** The last step last. */
  undo: readonly UndoStep[];
  /** What was done last, for a screen reader. */
  said: string;
}

const nothing: Omit<MarksStore, 'batchId'> = { codes: new Uint8Array(0), kept: 0, rejected: 0, undo: [], said: '' };

/** What the person keeps and rejects of the batch that is shown, as main last said. */
export const useMarksStore = create<MarksStore>()(() => ({ batchId: null, ...nothing }));

const { getState, setState } = useMarksStore;

const codeOf = { kept: 1, rejected: 2 } as const;

/** Steps that can be taken back; nobody remembers more. */
const mostSteps = 500;

export function markOf(codes: Uint8Array, id: DownloadId): Mark | null {
  const code = codes[id];
  if (code === codeOf.kept) return 'kept';
  return code === codeOf.rejected ? 'rejected' : null;
}

/** Asks for the marks of the batch that is shown, if it is another one. */
export async function loadMarks(batchId: string): Promise<void> {
  if (getState().batchId === batchId) return;
  explained?.();
  setState({ batchId, ...nothing });
  const marks = await attempt(currentMessages().sheet.marksNotRead, (shoal) => shoal.marksGet({ batchId }));
  if (marks !== undefined && getState().batchId === batchId) accept(marks);
}

/**
 * Marks rows, and remembers how to take that back.
 *
 * @param ids those that are not saved stay as they are
 * @param mark null takes marks away
 */
export async function markRows(ids: Iterable<DownloadId>, mark: Mark | null): Promise<void> {
  const { codes, batchId } = getState();
  const changing = [...ids].filter((id) => isSaved(id) && markOf(codes, id) !== mark);
  if (batchId === null || changing.length === 0) return;
  const step: UndoStep = ([null, 'kept', 'rejected'] as const)
    .map((before) => ({ mark: before, ranges: rangesOf(changing.filter((id) => markOf(codes, id) === before)) }))
    .filter(({ ranges }) => ranges.length > 0);
  const answer = await set(batchId, rangesOf(changing), mark);
  if (answer === undefined || answer.changed === 0 || getState().batchId !== batchId) return;
  setState(({ undo }) => ({ undo: [...undo, step].slice(-mostSteps) }));
  if (mark === 'rejected') explainOnce(changing.length);
  else explained?.();
}

let isExplained = false;

/** Takes away what was told of a rejection. */
let explained: (() => void) | null = null;

/**
 * A file that leaves its folder is told of once; then the person knows. It stays while more is rejected, and its button
 * takes back the last of that; it goes as soon as a step was something else.
 */
function explainOnce(images: number): void {
  if (isExplained) return;
  isExplained = true;
  const { sheet } = currentMessages();
  explained = showNotice(sheet.changedTo.rejected(images), undefined, { label: sheet.undo, run: takeBack });
}

const takeBack = (): void => void undoMark();

/** Takes the last step back: what it rejected is in its place again. What could not be taken back stays the last step. */
export async function undoMark(): Promise<void> {
  const { batchId, undo } = getState();
  const step = undo.at(-1);
  if (batchId === null || step === undefined) return;
  setState({ undo: undo.slice(0, -1) });
  explained?.();
  for (const [at, { mark, ranges }] of step.entries()) {
    if ((await set(batchId, ranges, mark)) !== undefined) continue;
    if (getState().batchId === batchId) setState((now) => ({ undo: [...now.undo, step.slice(at)] }));
    return;
  }
}

/** @param batchId the list whose rows they are: another one may be shown by the time main answers */
async function set(batchId: string, ranges: IdRanges, mark: Mark | null): Promise<MarkAnswer | undefined> {
  const answer = await attempt(currentMessages().sheet.notMarked, (shoal) => shoal.marksSet({ batchId, ranges, mark }));
  if (answer === undefined) return undefined;
  if (getState().batchId === batchId) {
    accept(answer.marks);
    if (answer.changed > 0) setState({ said: currentMessages().sheet.changedTo[mark ?? 'none'](answer.changed) });
  }
  tell(answer);
  return answer;
}

function tell({ refused, inTrash }: MarkAnswer): void {
  const { sheet } = currentMessages();
  if (refused !== null) showProblem(sheet.refused(refused.count), refused.message);
  if (inTrash > 0) showNotice(sheet.inTrash(inTrash), sheet.inTrashAdvice);
}

function accept({ kept, rejected }: Marks): void {
  const rows = useBatchStore.getState().mirror?.byId.length ?? 0;
  const codes = new Uint8Array(rows);
  let counts = { kept: 0, rejected: 0 };
  for (const [mark, ranges] of [['kept', kept] as const, ['rejected', rejected] as const]) {
    for (const id of idsIn(ranges, rows)) {
      codes[id] = codeOf[mark];
      counts = { ...counts, [mark]: counts[mark] + 1 };
    }
  }
  setState({ codes, ...counts });
}

function isSaved(id: DownloadId): boolean {
  const state = useBatchStore.getState().mirror?.byId[id]?.state;
  return state?.kind === 'done' || state?.kind === 'skipped';
}
