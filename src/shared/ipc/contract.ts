import type { Comparison } from '../batch.ts';
import type { CompareOptions } from '../compare/comparison.ts';
import type { DownloadId } from '../download.ts';
import type { DraftSummary } from '../draft.ts';
import type { FolderStatus } from '../folder.ts';
import type { IdRanges } from '../id-ranges.ts';
import type { Later, UnfinishedList } from '../history.ts';
import type { Mark, MarkAnswer, Marks } from '../marks.ts';
import type { ListSecrets, OptionFileKind, OptionFiles } from '../options.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings.ts';
import type { ThumbnailAnswer, ThumbnailEdge } from '../thumbnails.ts';
import type { TimelineChange } from '../timeline/timeline.ts';
import type { PackedPatch } from '../wire/pack-patch.ts';
import type { PackedSnapshot } from '../wire/pack-snapshot.ts';

/** What the window needs to know about where it runs. */
export interface AppInfo {
  version: string;
  /** "Electron 45.4.1", or "stand-in (Node 24.21.0, Chromium 156.0)". */
  runtime: string;
  platform: string;
}

/** From the window to main: channel -> what goes in and what comes out. Imperative names. */
export interface Commands {
  'app:info': { payload: void; value: AppInfo };
  /** The answers to `app:quit-asked`: to end, after what has arrived is written down, or not to. */
  'app:quit': { payload: void; value: null };
  'app:stay': { payload: void; value: null };
  'settings:get': { payload: void; value: Settings };
  'settings:set': { payload: Partial<Settings>; value: Settings };

  /** Replaces what stands in the text field. */
  'draft:set-text': { payload: { text: string }; value: DraftSummary };
  /** A file that was dropped or picked, as bytes: the window never passes a path. */
  'draft:add-file': { payload: { name: string; bytes: Uint8Array }; value: DraftSummary };
  'draft:open-files': { payload: void; value: DraftSummary };
  /** Starts the picture server on this computer and adds the list of its URLs. */
  'draft:use-demo': { payload: void; value: DraftSummary };
  'draft:remove-source': { payload: { sourceId: string }; value: DraftSummary };
  'draft:clear': { payload: void; value: DraftSummary };
  /** Takes the last `draft:clear` back, but for the text, which the window has; nothing once a list was started. */
  'draft:restore': { payload: void; value: DraftSummary };

  'folder:choose': { payload: void; value: FolderStatus };
  'folder:check': { payload: void; value: FolderStatus };
  /** Makes the chosen folder where it is missing. */
  'folder:create': { payload: void; value: FolderStatus };
  /** Opens the batch's folder in the desktop's file manager. */
  'folder:open': { payload: void; value: null };

  /** The files that the next list uses. They are chosen in the system's dialog: the window never passes a path. */
  'options:files': { payload: void; value: OptionFiles };
  /** The files stay as they were when the person cancels. */
  'options:choose-file': { payload: { kind: OptionFileKind }; value: OptionFiles };
  'options:clear-file': { payload: { kind: OptionFileKind }; value: OptionFiles };
  /** The names that the draft's first images would get; none for a template with a mistake. */
  'options:preview-names': { payload: { template: string }; value: string[] };

  /** Starts the draft as the settings say; the draft and the cookie file are gone afterwards. */
  'batch:start': { payload: ListSecrets; value: PackedSnapshot };
  'batch:snapshot': { payload: void; value: PackedSnapshot | null };
  'batch:pause': { payload: void; value: null };
  'batch:resume': { payload: void; value: null };
  'batch:cancel': { payload: void; value: null };
  'batch:retry-failed': { payload: void; value: null };
  /** Puts the URLs that failed on the clipboard, one per line, in list order, without credentials. */
  'batch:copy-failed': { payload: void; value: { count: number } };
  /** Writes them to a file where the person says, as a list to be tried again; null when that was cancelled. */
  'batch:save-failed': { payload: void; value: { name: string; count: number } | null };
  /** Leaves a finished batch; what was saved stays. */
  'batch:close': { payload: void; value: null };

  /** Ends the pause of a host: one of its downloads tries it now. */
  'hosts:retry': { payload: { host: string }; value: null };

  'downloads:pause': { payload: { ranges: IdRanges }; value: null };
  'downloads:resume': { payload: { ranges: IdRanges }; value: null };
  'downloads:cancel': { payload: { ranges: IdRanges }; value: null };
  'downloads:retry': { payload: { ranges: IdRanges }; value: null };
  /** Moves those that wait before or behind all others. */
  'downloads:prioritise': { payload: { ranges: IdRanges; to: 'front' | 'back' }; value: null };
  'downloads:reveal': { payload: { id: DownloadId }; value: null };
  /** Opens a saved image in the program that the desktop has for it. */
  'downloads:open': { payload: { id: DownloadId }; value: null };
  /** Puts URLs on the clipboard, one per line, in list order, without credentials. */
  'downloads:copy-urls': { payload: { ranges: IdRanges }; value: { count: number } };
  /** Puts what went wrong on the clipboard, one line per row where something did: URL, tab, reason. */
  'downloads:copy-errors': { payload: { ranges: IdRanges }; value: { count: number } };

  /** Where the thumbnails of saved images stand, in the order in which they are asked for. */
  'thumbnails:find': {
    payload: { batchId: string; ids: DownloadId[]; edge: ThumbnailEdge };
    value: ThumbnailAnswer[];
  };
  /** Keeps a thumbnail that the window has made of a saved image, as WebP or JPEG. */
  'thumbnails:add': {
    payload: { batchId: string; id: DownloadId; edge: ThumbnailEdge; bytes: Uint8Array };
    value: null;
  };
  'marks:get': { payload: { batchId: string }; value: Marks };
  /** Marks saved images, or takes their marks away: what was rejected comes back under its name. */
  'marks:set': { payload: { batchId: string; ranges: IdRanges; mark: Mark | null }; value: MarkAnswer };

  /** The lists that earlier starts have not finished, the latest first. */
  'history:list': { payload: void; value: UnfinishedList[] };
  /** Goes on with one of them, as it was left. */
  'history:resume': { payload: { batchId: string }; value: PackedSnapshot };
  /** Removes what had come of its images; saved ones stay. Answers with the lists that are left. */
  'history:forget': { payload: { batchId: string }; value: UnfinishedList[] };

  /** All that has happened in the batch so far, and null where there is none. */
  'timeline:snapshot': { payload: void; value: TimelineChange | null };
  /** Saves a picture of the waterfall, as the window has drawn it, where the person says; null when that was cancelled. */
  'timeline:save': { payload: { format: 'png' | 'svg'; bytes: Uint8Array }; value: { name: string } | null };
  /** Saves a report of the finished batch where the person says; null when that was cancelled. */
  'report:save': { payload: void; value: { name: string } | null };

  /** Really runs the finished list again at several concurrencies, into a scratch folder that is removed afterwards. */
  'comparison:start': { payload: CompareOptions; value: null };
  'comparison:cancel': { payload: void; value: null };
}

/** From main to the window: channel -> what it carries. Past tense. */
export interface Events {
  'batch:changed': PackedPatch;
  'comparison:changed': { batchId: string; comparison: Comparison };
  /** Something outside the window changed the draft: the menu, a second start. */
  'draft:changed': DraftSummary;
  /** A few times a second while a batch runs. */
  'timeline:changed': TimelineChange;
  'folder:changed': FolderStatus;
  /** Somebody closes the window or quits while a list is not finished. */
  'app:quit-asked': { later: Later };
  /**
   * Something a person asked for outside the window could not be done; the message says why and what to do. With a title
   * it is no problem but news.
   */
  'app:notified': { message: string; title?: string };
}

export type CommandName = keyof Commands;
export type EventName = keyof Events;
export type CommandPayload<C extends CommandName> = Commands[C]['payload'];
export type CommandValue<C extends CommandName> = Commands[C]['value'];

type Capitalized<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Capitalized<Tail>}`
  : Capitalize<S>;
/** `'batch:retry-failed'` -> `'batchRetryFailed'` */
type CamelCase<S extends string> = S extends `${infer Scope}:${infer Name}` ? `${Scope}${Capitalized<Name>}` : S;

type CommandFunctions = {
  [C in CommandName as CamelCase<C>]: CommandPayload<C> extends void
    ? () => Promise<Result<CommandValue<C>>>
    : (payload: CommandPayload<C>) => Promise<Result<CommandValue<C>>>;
};
type EventFunctions = {
  /** Returns the function that takes the listener off again. */
  [E in EventName as `on${Capitalize<CamelCase<E>>}`]: (listener: (payload: Events[E]) => void) => () => void;
};

/** What the preload puts on `window.shoal`: one function per command, one subscription per event. */
export type ShoalApi = CommandFunctions & EventFunctions;

/** Images are served to the window as `shoal-image://saved/<batchId>/<downloadId>`, only for files that the engine saved. */
export const imageScheme = 'shoal-image';
export const imageUrl = (batchId: string, id: DownloadId): string => `${imageScheme}://saved/${batchId}/${id}`;
