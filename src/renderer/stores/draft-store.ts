import { create } from 'zustand';
import type { DraftSummary } from '../../shared/draft.ts';
import { formatCountOf } from '../../shared/format.ts';
import type { ShoalApi } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import { attempt } from '../ipc-client.ts';
import { showNotice, showProblem } from '../ui/toasts.ts';
import { acceptSnapshot, useBatchStore } from './batch-store.ts';
import { currentSecrets, forgetListSecrets } from './options-store.ts';

interface DraftStore {
  /** What stands in the text field. */
  text: string;
  /** What main made of text and files together. */
  summary: DraftSummary;
  /** Names of the files being read. */
  reading: readonly string[];
  /** The text has changed and main has not been asked yet, or has not answered. */
  checking: boolean;
  starting: boolean;
}

const emptySummary: DraftSummary = {
  sources: [],
  rows: 0,
  duplicateCount: 0,
  duplicates: [],
  problemCount: 0,
  problems: [],
  hostCount: 0,
  hosts: [],
  preview: [],
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
const typingPauseMs = 150;

export const acceptDraft = (summary: DraftSummary): void => setState({ summary });

let asked = 0;
let answered = 0;

/** Runs a command that answers with the draft. Answers that were overtaken are dropped. */
async function askDraft(
  failedTitle: string,
  run: (shoal: ShoalApi) => Promise<Result<DraftSummary>>,
): Promise<DraftSummary | undefined> {
  asked += 1;
  const thisAsk = asked;
  const summary = await attempt(failedTitle, run);
  if (summary !== undefined && thisAsk > answered) {
    answered = thisAsk;
    acceptDraft(summary);
  }
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
  await askDraft('The text could not be read', (shoal) => shoal.draftSetText({ text }));
  if (getState().text === text) setState({ checking: false });
}

/** Adds a text where it belongs: to the field, or, when it is very long, as a source of its own. */
export async function addText(added: string): Promise<void> {
  if (added.trim() === '') return;
  if (added.length > longTextLength) {
    await addBytes('Pasted text', new TextEncoder().encode(added));
    return;
  }
  const { text } = getState();
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  setDraftText(`${text}${gap}${added}`);
}

/** Reads dropped or pasted files as bytes: the window never sees a path. */
export async function addFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (file.size > maxFileBytes) {
      showProblem(`${file.name} is too large`, 'Lists of up to 256 MB can be read. Split the file and add the parts.');
      continue;
    }
    setState(({ reading }) => ({ reading: [...reading, file.name] }));
    try {
      await addBytes(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch {
      showProblem(`${file.name} could not be read`, 'Drop text files such as urls.txt; folders cannot be read.');
    } finally {
      setState(({ reading }) => ({ reading: without(reading, file.name) }));
    }
  }
}

function without(names: readonly string[], name: string): string[] {
  const at = names.indexOf(name);
  return names.filter((_, index) => index !== at);
}

async function addBytes(name: string, bytes: Uint8Array): Promise<void> {
  const before = new Set(getState().summary.sources.map(({ id }) => id));
  const summary = await askDraft(`${name} could not be added`, (shoal) => shoal.draftAddFile({ name, bytes }));
  const source = summary?.sources.find(({ id, kind }) => kind === 'file' && !before.has(id));
  if (source === undefined) return;
  if (source.rows === 0) showProblem(`${name} holds no URLs`, 'Add a text file with one image URL per line.');
  else if (useBatchStore.getState().mirror !== null) {
    showNotice(`Added to the next list`, `${name}: ${formatCountOf(source.rows, 'image')}`);
  }
}

export const openListFiles = (): Promise<unknown> =>
  askDraft('The list could not be opened', (shoal) => shoal.draftOpenFiles());

export const addDemoList = (): Promise<unknown> =>
  askDraft('The demo list could not be made', (shoal) => shoal.draftUseDemo());

export const removeSource = (sourceId: string): Promise<unknown> =>
  askDraft('The source could not be removed', (shoal) => shoal.draftRemoveSource({ sourceId }));

/** Empties field and sources; a message offers to take that back. */
export async function clearDraft(): Promise<void> {
  clearTimeout(typingTimer);
  const { text, summary } = getState();
  setState({ text: '', checking: false });
  const cleared = await askDraft('The list could not be cleared', (shoal) => shoal.draftClear());
  if (cleared === undefined) return;
  showNotice('List cleared', summary.rows > 0 ? formatCountOf(summary.rows, 'image') : undefined, {
    label: 'Undo',
    run: () => void restoreDraft(text),
  });
}

/** @param text what stood in the field; it goes in front of what has come since */
async function restoreDraft(text: string): Promise<void> {
  // A list that was started meanwhile has taken the draft's place.
  if (useBatchStore.getState().mirror !== null) return;
  const { text: since } = getState();
  setState({ text: since === '' || text === '' ? text + since : `${text.replace(/\n$/, '')}\n${since}` });
  await askDraft('The list could not be restored', (shoal) => shoal.draftRestore());
  await checkText();
}

/** Asks main what the draft holds when the window opens: files may be in it from before. */
export const loadDraft = (): Promise<void> => checkText();

/** Starts what has been put together; a text still being typed counts. */
export async function startBatch(): Promise<void> {
  if (getState().starting) return;
  setState({ starting: true });
  try {
    if (getState().checking) await checkText();
    const snapshot = await attempt('The download could not start', (shoal) => shoal.batchStart(currentSecrets()));
    if (snapshot === undefined) return;
    forgetListSecrets();
    setState({ text: '', summary: emptySummary });
    acceptSnapshot(snapshot);
  } finally {
    setState({ starting: false });
  }
}
