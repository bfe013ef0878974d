import { create } from 'zustand';
import type { DraftSource, DraftSummary } from '../../shared/draft.ts';
import type { ShoalApi } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { ColumnUse } from '../../shared/url-list/table-choice.ts';
import type { LineProblem } from '../../shared/url-list/url-list.ts';
import { lineRange } from './line-range.ts';
import { attempt } from '../ipc-client.ts';
import { showNotice, showProblem } from '../ui/toasts.ts';
import { acceptSnapshot, expectSnapshot, useBatchStore } from './batch-store.ts';
import { currentMessages } from './language-store.ts';
import { currentSecrets, forgetListSecrets } from './options-store.ts';

/** A file on its way to main, or waiting for those before it. */
export interface ReadingFile {
  id: string;
  name: string;
  /** How much of it has been handed over, from 0 to 1. */
  share: number;
}

interface DraftStore {
  /** What stands in the text field. */
  text: string;
  /** What main made of text and files together. */
  summary: DraftSummary;
  /** The files being read, one after the other; who takes one out of here stops it. */
  reading: readonly ReadingFile[];
  /** The text has changed and main has not been asked yet, or has not answered. */
  checking: boolean;
  starting: boolean;
}

const emptySummary: DraftSummary = {
  version: 0,
  sources: [],
  rows: 0,
  duplicateCount: 0,
  duplicates: [],
  problemCount: 0,
  problems: [],
  hostCount: 0,
  hosts: [],
  rangeCount: 0,
  ranges: [],
  signatures: null,
  identityLines: 0,
};

export const useDraftStore = create<DraftStore>()(() => ({
  text: '',
  summary: emptySummary,
  reading: [],
  checking: false,
  starting: false,
}));

const { getState, setState } = useDraftStore;

/** A pasted text longer than this becomes a source like a file: a text field that holds it would crawl. */
export const longTextLength = 200_000;
const maxFileBytes = 256 * 1024 * 1024;
/** What of a file is read and sent at once: some milliseconds' worth on either side. */
const sliceBytes = 1024 * 1024;
const typingPauseMs = 150;

/**
 * Takes what main says of the draft, unless something newer has come before it. Commands overtake each other in main, so that
 * the answer to the earlier one may be the one that holds both.
 */
export function acceptDraft(summary: DraftSummary): void {
  if (summary.version >= getState().summary.version) setState({ summary });
}

/** Runs a command that answers with the draft. */
async function askDraft<T extends DraftSummary | null>(
  failedTitle: string,
  run: (shoal: ShoalApi) => Promise<Result<T>>,
): Promise<T | undefined> {
  const summary = await attempt(failedTitle, run);
  if (summary !== undefined && summary !== null) acceptDraft(summary);
  return summary;
}

let typingTimer: ReturnType<typeof setTimeout> | undefined;

/** Puts a text into the field; main is asked once the typing pauses. */
export function setDraftText(text: string): void {
  setState({ text, checking: true });
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => void checkText(), typingPauseMs);
}

async function checkText(): Promise<void> {
  clearTimeout(typingTimer);
  const { text } = getState();
  await askDraft(currentMessages().compose.store.readFailed, (shoal) => shoal.draftSetText({ text }));
  if (getState().text === text) setState({ checking: false });
}

/** Adds a text where it belongs: to the field, or, when it is very long, as a source of its own. */
export async function addText(added: string): Promise<void> {
  if (added.trim() === '') return;
  if (added.length > longTextLength) {
    await addFiles([new File([added], currentMessages().compose.store.pastedText)]);
    return;
  }
  const { text } = getState();
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  setDraftText(`${text}${gap}${added}`);
}

/** Reads dropped or pasted files as bytes: the window never sees a path. */
export async function addFiles(files: readonly File[]): Promise<void> {
  const { store } = currentMessages().compose;
  const fitting = files.filter(({ size }) => size <= maxFileBytes);
  for (const { name, size } of files) {
    if (size > maxFileBytes) showProblem(store.tooLargeTitle(name), store.tooLarge);
  }
  const queued = fitting.map((file) => ({ file, id: crypto.randomUUID() }));
  setState(({ reading }) => ({
    reading: [...reading, ...queued.map(({ id, file }) => ({ id, name: file.name, share: 0 }))],
  }));
  for (const { file, id } of queued) await addFile(id, file);
}

const isWanted = (id: string): boolean => getState().reading.some((file) => file.id === id);

/** Reads no more of a file; what has come of it is forgotten. */
export function stopReading(id: string): void {
  setState(({ reading }) => ({ reading: reading.filter((file) => file.id !== id) }));
}

/** Hands a file over in slices, so that the window goes on drawing whatever its size. */
async function addFile(id: string, file: File): Promise<void> {
  const { name, size } = file;
  const before = new Set(getState().summary.sources.map((source) => source.id));
  try {
    for (let at = 0; isWanted(id); at += sliceBytes) {
      const end = Math.min(size, at + sliceBytes);
      const bytes = await bytesOf(file.slice(at, end), name);
      if (bytes === null) return;
      if (!isWanted(id)) break;
      const isLast = end === size;
      const title = currentMessages().compose.store.addFailed(name);
      const summary = await askDraft(title, (shoal) => shoal.draftAddFile({ upload: id, name, bytes, isLast }));
      if (summary === undefined) return;
      if (summary !== null) return await keepOrRemove(id, name, summary, before);
      setState(({ reading }) => ({
        reading: reading.map((other) => (other.id === id ? { id, name, share: end / size } : other)),
      }));
    }
    await attempt(currentMessages().compose.store.removeFailed, (shoal) => shoal.draftStopFile({ upload: id }));
  } finally {
    stopReading(id);
  }
}

/** A file that was stopped when all of it had been handed over goes again. */
async function keepOrRemove(
  id: string,
  name: string,
  summary: DraftSummary,
  before: ReadonlySet<string>,
): Promise<void> {
  const source = summary.sources.find(
    (other) => other.kind === 'file' && other.label === name && !before.has(other.id),
  );
  if (isWanted(id)) tellAdded(name, source);
  else if (source !== undefined) await removeSource(source.id);
}

/** Null, with a word to the person, for what cannot be read: a folder, a file that is gone. */
async function bytesOf(part: Blob, name: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    const { store } = currentMessages().compose;
    showProblem(store.fileFailedTitle(name), store.fileFailed);
    return null;
  }
}

function tellAdded(name: string, source: DraftSource | undefined): void {
  if (source === undefined) return;
  const { store } = currentMessages().compose;
  if (source.rows === 0) showProblem(store.noUrlsTitle(name), store.noUrls);
  else if (useBatchStore.getState().mirror !== null) {
    showNotice(store.addedToNext, store.addedImages(name, source.rows));
  }
}

export const openListFiles = (): Promise<unknown> =>
  askDraft(currentMessages().compose.store.openFailed, (shoal) => shoal.draftOpenFiles());

/** Main reads the clipboard; the window cannot. */
export const addFromClipboard = (): Promise<unknown> =>
  askDraft(currentMessages().compose.store.clipboardFailed, (shoal) => shoal.draftAddClipboard());

/** Says what the columns of a table are there for; null for what was found. */
export const setColumns = (sourceId: string, uses: (ColumnUse | null)[] | null): Promise<unknown> =>
  askDraft(currentMessages().compose.store.columnsFailed, (shoal) => shoal.draftSetColumns({ sourceId, uses }));

/** A line as it stands; null where it cannot be mended in place. */
export async function lineToMend(sourceId: string, line: number): Promise<string | null> {
  if (isTextField(sourceId)) {
    const { text } = getState();
    const { start, end } = lineRange(text, line);
    return text.slice(start, end);
  }
  const { mendFailed } = currentMessages().compose.store;
  return (await attempt(mendFailed, (shoal) => shoal.draftLine({ sourceId, line })))?.text ?? null;
}

/**
 * Puts a text in place of a line; an empty one leaves it out.
 *
 * @returns why the line still gives nothing, null when it is good, undefined when main could not be asked
 */
export async function mendLine(
  sourceId: string,
  line: number,
  mended: string,
): Promise<LineProblem | null | undefined> {
  if (!isTextField(sourceId)) {
    const { mendFailed } = currentMessages().compose.store;
    const answer = await attempt(mendFailed, (shoal) => shoal.draftMendLine({ sourceId, line, text: mended }));
    if (answer !== undefined) acceptDraft(answer.summary);
    return answer?.problem;
  }
  const { text } = getState();
  const { start, end } = lineRange(text, line);
  setDraftText(text.slice(0, start) + mended + text.slice(end));
  await checkText();
  return getState().summary.problems.find((problem) => isTextField(problem.sourceId) && problem.line === line) ?? null;
}

/** The text field is the window's own: a line of it is mended there. */
export function isTextField(sourceId: string): boolean {
  const source = getState().summary.sources.find(({ id }) => id === sourceId);
  return source === undefined || source.kind === 'text';
}

export const addDemoList = (): Promise<unknown> =>
  askDraft(currentMessages().compose.store.demoFailed, (shoal) => shoal.draftUseDemo());

export const removeSource = (sourceId: string): Promise<unknown> =>
  askDraft(currentMessages().compose.store.removeFailed, (shoal) => shoal.draftRemoveSource({ sourceId }));

/** Takes the offer away to bring back what was cleared last. */
let closeOffer = (): void => undefined;

/** Empties field and sources; a message offers to take that back, and no earlier one any more: main keeps the last only. */
export async function clearDraft(): Promise<void> {
  clearTimeout(typingTimer);
  closeOffer();
  const { text, summary } = getState();
  setState({ text: '', checking: false, reading: [] });
  const cleared = await askDraft(currentMessages().compose.store.clearFailed, (shoal) => shoal.draftClear());
  if (cleared === undefined) return;
  const { store } = currentMessages().compose;
  closeOffer = showNotice(store.cleared, summary.rows > 0 ? store.clearedImages(summary.rows) : undefined, {
    label: store.undo,
    run: () => void restoreDraft(text),
  });
}

/** @param text what stood in the field; it goes in front of what has come since */
async function restoreDraft(text: string): Promise<void> {
  const { text: since } = getState();
  setState({ text: since === '' || text === '' ? text + since : `${text.replace(/\n$/, '')}\n${since}` });
  await askDraft(currentMessages().compose.store.restoreFailed, (shoal) => shoal.draftRestore());
  await checkText();
}

/** Asks main what the draft holds when the window opens: files may be in it from before. */
export const loadDraft = (): Promise<void> => checkText();

type Content = Pick<DraftStore, 'text' | 'summary'>;

/** What is left when the list has begun that was `started`: what has come since, of which main has told. */
export function leftAfterStart(now: Content, started: Content): Content {
  const isSame = now.summary.version === started.summary.version;
  return {
    text: now.text === started.text ? '' : now.text,
    summary: isSame ? { ...emptySummary, version: now.summary.version } : now.summary,
  };
}

/** Starts what has been put together; a text still being typed counts. */
export async function startBatch(): Promise<void> {
  if (getState().starting) return;
  setState({ starting: true });
  const arrived = expectSnapshot();
  try {
    if (getState().checking) await checkText();
    const started = getState();
    const snapshot = await attempt(currentMessages().compose.store.startFailed, (shoal) =>
      shoal.batchStart(currentSecrets()),
    );
    if (snapshot === undefined) return;
    // The list has taken the draft's place.
    closeOffer();
    forgetListSecrets();
    setState(leftAfterStart(getState(), started));
    acceptSnapshot(snapshot);
  } finally {
    arrived();
    setState({ starting: false });
  }
}
