import type { Comparison } from '../batch.ts';
import type { CompareOptions } from '../compare/comparison.ts';
import type { LinkQuestion, MenuChoice, ShownView, SpeedInForce } from '../desktop.ts';
import type { DownloadId } from '../download.ts';
import type { DraftSummary, MendAnswer, NameFilter, NamePlanSummary, PlannedName } from '../draft.ts';
import type { FolderStatus } from '../folder.ts';
import type { IdRanges } from '../id-ranges.ts';
import type { Later } from '../later.ts';
import type { ListEntry, ListFiles, ListsChange, RemovedList } from '../lists.ts';
import type { Mark, MarkAnswer, Marks } from '../marks.ts';
import type { ListSecrets, OptionFileKind, OptionFiles } from '../options.ts';
import type { CurlShell } from '../inspect/curl.ts';
import type { DownloadDetails } from '../inspect/details.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Probe } from '../probe/probe.ts';
import type { Result } from '../result.ts';
import type { DownloadSettings, Settings } from '../settings.ts';
import type { ThumbnailAnswer, ThumbnailEdge } from '../thumbnails.ts';
import type { TimelineChange } from '../timeline/timeline.ts';
import type { ColumnUse } from '../url-list/table-choice.ts';
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
  /** The window says what it shows, so that the menu offers what can be done there. */
  'app:shown': { payload: ShownView; value: null };
  'settings:get': { payload: void; value: Settings };
  'settings:set': { payload: Partial<Settings>; value: Settings };

  /** Replaces what stands in the text field. */
  'draft:set-text': { payload: { text: string }; value: DraftSummary };
  /**
   * A slice of a file that was dropped or picked, as bytes: the window never passes a path. `upload` is the window's name for
   * the file; the answer is null until the last slice has come.
   */
  'draft:add-file': {
    payload: { upload: string; name: string; bytes: Uint8Array; isLast: boolean };
    value: DraftSummary | null;
  };
  /** Forgets the slices of a file of which no more will come. */
  'draft:stop-file': { payload: { upload: string }; value: null };
  /** Adds the text or the web page that is on the clipboard; the window cannot read that itself. */
  'draft:add-clipboard': { payload: void; value: DraftSummary };
  'draft:open-files': { payload: void; value: DraftSummary };
  /** Starts the picture server on this computer and adds the list of its URLs. */
  'draft:use-demo': { payload: void; value: DraftSummary };
  'draft:remove-source': { payload: { sourceId: string }; value: DraftSummary };
  'draft:clear': { payload: void; value: DraftSummary };
  /** Takes the last `draft:clear` back, but for the text, which the window has; nothing once a list was started. */
  'draft:restore': { payload: void; value: DraftSummary };
  /** Says what the columns of a table are there for; null leaves that to the reader again. */
  'draft:set-columns': { payload: { sourceId: string; uses: (ColumnUse | null)[] | null }; value: DraftSummary };
  /** A line of a file as it stands, to be mended; null where it is too long for that. */
  'draft:line': { payload: { sourceId: string; line: number }; value: { text: string | null } };
  /** Puts a text in place of a line of a file, in the list only; an empty one leaves the line out. */
  'draft:mend-line': { payload: { sourceId: string; line: number; text: string }; value: MendAnswer };

  /** Plans the final names of the whole draft, with a template that need not be the one in force. */
  'names:plan': { payload: { template: string }; value: NamePlanSummary };
  /** Some names of the last plan, for what is on screen. */
  'names:some': { payload: { plan: number; from: number; count: number; filter: NameFilter }; value: PlannedName[] };

  /** Asks for a few URLs of the draft, a few of each host; `sample:changed` tells what comes of it. */
  'sample:start': { payload: ListSecrets; value: Probe };
  'sample:cancel': { payload: void; value: null };

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
  /** What the list being put together has otherwise than the settings say. */
  'options:own': { payload: void; value: Partial<DownloadSettings> };
  /** Replaces all of that; it counts until that list has begun. */
  'options:set-own': { payload: Partial<DownloadSettings>; value: Partial<DownloadSettings> };
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
  /** Tries failed ones again after some minutes; behind all others where there are none. */
  'downloads:retry-later': { payload: { ranges: IdRanges; minutes: number }; value: null };
  /** What is known of one beside its row. */
  'downloads:inspect': { payload: { id: DownloadId }; value: DownloadDetails };
  /** Puts a curl command that asks for the same on the clipboard; answers how many secrets were left out of it. */
  'downloads:copy-curl': {
    payload: { id: DownloadId; shell: CurlShell; withSecrets: boolean };
    value: { hidden: number };
  };

  /** Tries remedies on one failed image in turn, up to the first that works; the batch's `remedies` tell how it goes. */
  'remedies:try': { payload: { id: DownloadId; remedies: Remedy[] }; value: null };
  'remedies:stop': { payload: void; value: null };
  /** Asks a host so from now on, beside how it is asked already, and retries these rows. */
  'remedies:apply': { payload: { host: string; remedies: Remedy[]; ranges: IdRanges }; value: null };
  /** Asks a host as the list says again. */
  'remedies:withdraw': { payload: { host: string }; value: null };

  /** Where the thumbnails of saved images stand, in the order in which they are asked for. */
  'thumbnails:find': {
    payload: { batchId: string; ids: DownloadId[]; edge: ThumbnailEdge };
    value: ThumbnailAnswer[];
  };
  /** Keeps a thumbnail that the window has made of a saved image, as WebP. */
  'thumbnails:add': {
    payload: { batchId: string; id: DownloadId; edge: ThumbnailEdge; bytes: Uint8Array };
    value: null;
  };
  /** Removes all of them; they are made again when they are looked at. */
  'thumbnails:clear': { payload: void; value: null };
  'marks:get': { payload: { batchId: string }; value: Marks };
  /** Marks saved images, or takes their marks away: what was rejected comes back under its name. */
  'marks:set': { payload: { batchId: string; ranges: IdRanges; mark: Mark | null }; value: MarkAnswer };

  /** All lists: those that are being downloaded, those that are finished, and those that can be gone on with. */
  'lists:all': { payload: void; value: ListEntry[] };
  /** Shows another list, or none: a new one is put together then. Commands without a list are for the one that is shown. */
  'lists:show': { payload: { batchId: string | null }; value: PackedSnapshot | null };
  /** Goes on with a list that an earlier start has not finished, as it was left. */
  'lists:go-on': { payload: { batchId: string }; value: PackedSnapshot };
  /** Downloads what is missing of a list that is not at work, after a look at each file. */
  'lists:run-again': { payload: { batchId: string }; value: PackedSnapshot };
  /** Makes the folder of a list that is not there any more; never in place of a drive that is not there. */
  'lists:create-folder': { payload: { batchId: string }; value: null };
  'lists:pause': { payload: { batchId: string }; value: null };
  'lists:resume': { payload: { batchId: string }; value: null };
  'lists:rename': { payload: { batchId: string; label: string }; value: ListEntry };
  /** What would go to the trash if a list was removed with its files. */
  'lists:files': { payload: { batchId: string }; value: ListFiles };
  /** Forgets a list. What had come of images that were not complete goes; saved ones stay, or go to the system's trash. */
  'lists:remove': { payload: { batchId: string; withFiles: boolean }; value: RemovedList };
  'lists:open-folder': { payload: { batchId: string }; value: null };
  /** Writes a row for each of a list's rows where the person says, as CSV or JSON lines; null when that was cancelled. */
  'lists:export': { payload: { batchId: string }; value: { name: string } | null };
  'lists:copy-failed': { payload: { batchId: string }; value: { count: number } };

  /** The speed of all lists together that the settings' plan gives now. */
  'speed:get': { payload: void; value: SpeedInForce };

  /** What a link from outside asks for; null where nothing is asked. */
  'link:question': { payload: void; value: LinkQuestion | null };
  /** The person's answer to the question that was shown; an answer to an earlier one changes nothing. */
  'link:answer': { payload: { id: number; accept: boolean }; value: DraftSummary };

  /** All that has happened in the batch so far, and null where there is none. */
  'timeline:snapshot': { payload: void; value: TimelineChange | null };
  /** Saves a picture of the waterfall, as the window has drawn it, where the person says; null when that was cancelled. */
  'timeline:save': { payload: { format: 'png' | 'svg'; bytes: Uint8Array }; value: { name: string } | null };
  /** Saves a report of a finished list, shown or not, where the person says; null when that was cancelled. */
  'report:save': { payload: { batchId: string }; value: { name: string } | null };

  /** Really runs the finished list again at several concurrencies, into a scratch folder that is removed afterwards. */
  'comparison:start': { payload: CompareOptions; value: null };
  'comparison:cancel': { payload: void; value: null };
}

/** From main to the window: channel -> what it carries. Past tense. */
export interface Events {
  'batch:changed': PackedPatch;
  /** The list that is shown is another batch now: everything of it has to be asked for anew. */
  'batch:replaced': { batchId: string };
  /** What is new of lists, shown or not, a few times a second. */
  'lists:changed': ListsChange;
  'comparison:changed': { batchId: string; comparison: Comparison };
  /** The draft has changed otherwise than by the command that is answered: the menu, a second start, what came while a list began. */
  'draft:changed': DraftSummary;
  'sample:changed': Probe;
  /** A few times a second while a batch runs and the window shows its waterfall. */
  'timeline:changed': TimelineChange;
  'folder:changed': FolderStatus;
  /** Something outside the window changed them: the menu. */
  'settings:changed': Settings;
  'speed:changed': SpeedInForce;
  'menu:chosen': MenuChoice;
  /** A link from outside asks for something, or for nothing any more. */
  'link:asked': LinkQuestion | null;
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
