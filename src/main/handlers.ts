import { app, type BrowserWindow, shell } from 'electron';
import type { DownloadId } from '../shared/download.ts';
import { idsIn } from '../shared/id-ranges.ts';
import type { AppInfo } from '../shared/ipc/contract.ts';
import { createDraftHandlers, type DraftParts } from './draft/draft-handlers.ts';
import type { FolderService } from './folder/folder-service.ts';
import type { Outside } from './desktop/outside.ts';
import { copyLines, errorsOf, urlsOf } from './session/row-texts.ts';
import { openImage } from './desktop/open-image.ts';
import { failedUrls, saveFailedUrls } from './session/save-failed-urls.ts';
import type { Images } from './images/set-up-images.ts';
import { CommandError } from './ipc/command-error.ts';
import { createInspectHandlers } from './inspect/inspect-handlers.ts';
import type { CommandHandlers } from './ipc/answer.ts';
import { createListHandlers } from './lists/list-handlers.ts';
import type { ListsService } from './lists/lists-service.ts';
import { wakingFirst } from './lists/waking-first.ts';
import type { BatchSession } from './session/batch-session.ts';
import type { SettingsFor } from './session/list-maker.ts';
import { previewFor } from './options/preview-names.ts';
import { type AppOptions, settingsForNewList, settingsForStoredList } from './options/list-options.ts';
import type { OptionFilesService } from './options/option-files.ts';
import type { OwnOptions } from './options/own-options.ts';
import { type FindList, markedBatch, rejectedBefore } from './images/saved-pictures.ts';
import { saveReport } from './session/save-report.ts';
import { saveWaterfall } from './session/save-waterfall.ts';
import { runtimeName } from './runtime-name.ts';
import type { SettingsFile } from './settings/settings-file.ts';
import type { Notices } from './window/notices.ts';
import { messages } from './language.ts';
import type { QuitGuard } from './window/quit-guard.ts';

/** What the commands work on. */
export interface AppParts extends Omit<DraftParts, 'requestsFor'> {
  window: () => BrowserWindow;
  settings: SettingsFile;
  folder: FolderService;
  session: BatchSession;
  lists: ListsService;
  quitGuard: QuitGuard;
  optionFiles: OptionFilesService;
  ownOptions: OwnOptions;
  outside: Outside;
  notices: Notices;
  images: Images;
}

/** What each command of the contract does. */
export function createHandlers(parts: AppParts): CommandHandlers {
  const { window, settings, draft, demo, folder, session, lists, quitGuard, optionFiles, notices, images } = parts;
  const { ownOptions, outside, sample, draftChanged } = parts;
  const { thumbnails, marks } = images;
  const findList: FindList = (batchId) => session.find(batchId);
  const savedFile = (id: number): string => {
    const file = session.savedFile(session.batch.id, id);
    if (file === null) throw new CommandError('not-saved', messages().main.imageNotSaved);
    return marks.heldPath(markedBatch(findList, session.batch.id), id) ?? file.path;
  };
  const idsOf = (ranges: readonly number[]): Iterable<DownloadId> => idsIn(ranges, session.batch.rowCount);
  const appOptions = (): AppOptions => {
    const { limits } = settings.current.settings;
    return { limits, userAgent: `Shoal/${app.getVersion()}`, files: optionFiles.paths() };
  };
  const settingsFor: SettingsFor = async (stored) => await settingsForStoredList(stored, appOptions());
  const handlers: CommandHandlers = {
    'app:info': () => appInfo(),
    'app:quit': () => done(quitGuard.end()),
    'app:stay': () => done(quitGuard.stay()),
    'app:shown': (view) => done(outside.shown(view)),
    'settings:get'() {
      notices.connected(); // the window listens before it asks for anything
      return settings.current.settings;
    },
    async 'settings:set'(change) {
      const next = { ...settings.current.settings, ...change };
      await settings.update({ settings: next });
      if (change.thumbnailCacheBytes !== undefined) images.setCacheBytes(change.thumbnailCacheBytes);
      outside.settingsChanged();
      if (change.limits !== undefined) session.setLimits(change.limits);
      return next;
    },

    ...createDraftHandlers({
      ...parts,
      requestsFor: async (secrets) => await settingsForNewList(ownOptions.inForce, secrets, appOptions()),
    }),

    'folder:choose': async () => await folder.choose(window()),
    'folder:check': async () => await folder.check(),
    'folder:create': async () => await folder.create(),
    async 'folder:open'() {
      await folder.open(session.batch.folder);
      return null;
    },

    'options:files': async () => await optionFiles.state(),
    'options:choose-file': async ({ kind }) => await optionFiles.choose(kind, window()),
    'options:clear-file': async ({ kind }) => await optionFiles.clear(kind),
    'options:own': () => ownOptions.own,
    'options:set-own'(own) {
      ownOptions.set(own);
      return ownOptions.own;
    },
    'options:preview-names': ({ template }) => previewFor(draft.rows(), template, new Date()),

    async 'batch:start'(secrets) {
      sample.cancel();
      const rows = draft.rows();
      if (rows.length === 0) throw new CommandError('empty-list', messages().main.noGoodUrl);
      const list = { rows, label: draft.label(), resumable: !draft.hasDemo };
      const takeOut = draft.begin();
      const batchSettings = await settingsForNewList(ownOptions.inForce, secrets, appOptions());
      const path = await folder.ready();
      await demo.ready();
      const snapshot = await session.start(list, path, batchSettings);
      if (await takeOut()) draftChanged();
      ownOptions.clear();
      await optionFiles.clear('cookies');
      return snapshot;
    },
    'batch:snapshot': () => session.packedSnapshot,
    'batch:pause': () => done(session.batch.pauseAll()),
    'batch:resume': () => done(session.batch.resumeAll()),
    'batch:cancel': () => done(session.batch.cancelAll()),
    'batch:retry-failed': async () => {
      const { batch } = session; // another list may be shown by the time that the measuring has ended
      await session.cancelComparison();
      return done(batch.retryFailed());
    },
    'batch:copy-failed': async () => await copyLines(failedUrls(session.batch)),
    'batch:save-failed': async () => await saveFailedUrls(window(), session.batch),

    'hosts:retry': ({ host }) => done(session.batch.retryHost(host)),

    'downloads:pause': ({ ranges }) => done(session.batch.pause(idsOf(ranges))),
    'downloads:resume': ({ ranges }) => done(session.batch.resume(idsOf(ranges))),
    'downloads:cancel': ({ ranges }) => done(session.batch.cancel(idsOf(ranges))),
    'downloads:retry': ({ ranges }) => done(session.batch.retry(idsOf(ranges))),
    'downloads:prioritise': ({ ranges, to }) => done(session.batch.prioritise(idsOf(ranges), to)),
    'downloads:reveal': ({ id }) => done(shell.showItemInFolder(savedFile(id))),
    async 'downloads:open'({ id }) {
      await openImage(savedFile(id));
      return null;
    },
    'downloads:copy-urls': async ({ ranges }) => await copyLines(urlsOf(session.batch, idsOf(ranges))),
    'downloads:copy-errors': async ({ ranges }) => await copyLines(errorsOf(session.batch, idsOf(ranges))),

    ...createInspectHandlers(session, idsOf),

    'thumbnails:find': async ({ batchId, ids, edge }) => await thumbnails.find(batchId, ids, edge),
    async 'thumbnails:add'({ batchId, id, edge, bytes }) {
      await thumbnails.add(batchId, id, edge, bytes);
      return null;
    },
    async 'thumbnails:clear'() {
      await images.clearCache(settings.current.settings.thumbnailCacheBytes);
      return null;
    },
    'marks:get': ({ batchId }) => marks.of(markedBatch(findList, batchId)),
    async 'marks:set'({ batchId, ranges, mark }) {
      const batch = markedBatch(findList, batchId);
      const answer = await marks.set(batch, idsIn(ranges, batch.rowCount), mark);
      // What was rejected in an earlier run and is wanted after all has to be downloaded.
      const wanted = mark === 'rejected' ? [] : rejectedBefore(findList, batchId, idsIn(ranges, batch.rowCount));
      if (wanted.length > 0) {
        await session.wake(batchId, settingsFor);
        findList(batchId)?.batch.retry(wanted);
      }
      return { ...answer, inTrash: Math.max(0, answer.inTrash - wanted.length) };
    },

    ...createListHandlers({ window, lists, folder, settingsFor }),

    'speed:get': () => outside.speed.inForce,
    'link:question': () => outside.links.question,
    'link:answer': async ({ id, accept }) => await outside.answerLink(id, accept),

    'timeline:snapshot': () => session.timeline,
    'report:save': async ({ batchId }) => await saveReport(window(), lists.reported(batchId)),
    'timeline:save': async ({ format, bytes }) => await saveWaterfall(window(), session.batch.folder, format, bytes),

    'comparison:start': (options) => done(session.startComparison(options)),
    async 'comparison:cancel'() {
      await session.cancelComparison();
      return null;
    },
  };
  return wakingFirst(handlers, session, settingsFor);
}

/** Commands that only act answer null. */
function done(_nothing: void): null {
  return null;
}

function appInfo(): AppInfo {
  return { version: app.getVersion(), runtime: runtimeName(), platform: process.platform };
}
