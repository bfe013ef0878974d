import { app, type BrowserWindow, clipboard, shell } from 'electron';
import type { DownloadId } from '../shared/download.ts';
import { idsIn } from '../shared/id-ranges.ts';
import type { AppInfo } from '../shared/ipc/contract.ts';
import { packSnapshot } from '../shared/wire/pack-snapshot.ts';
import type { DemoList } from './demo-list.ts';
import type { Draft } from './draft/draft.ts';
import { addFile, openFilesInto } from './draft/open-files.ts';
import type { HistoryService } from './history/history-service.ts';
import type { FolderService } from './folder/folder-service.ts';
import { copyLines, errorsOf, openImage, urlsOf } from './desktop/rows.ts';
import { failedUrls, saveFailedUrls } from './desktop/failed-urls.ts';
import type { Images } from './images.ts';
import { CommandError } from './ipc/command-error.ts';
import type { CommandHandlers } from './ipc/answer.ts';
import { setLanguage } from './language.ts';
import type { BatchSession } from './session/batch-session.ts';
import { previewFor } from './options/preview-names.ts';
import { type AppOptions, settingsForNewList, settingsForStoredList } from './options/list-options.ts';
import type { OptionFilesService } from './options/option-files.ts';
import { markedBatch } from './session/saved-pictures.ts';
import { saveReport } from './session/save-report.ts';
import { saveWaterfall } from './session/save-waterfall.ts';
import { runtimeName } from './runtime-name.ts';
import type { SettingsFile } from './settings-file.ts';
import type { Notices } from './window/notices.ts';
import type { QuitGuard } from './window/quit-guard.ts';

/** What the commands work on. */
export interface AppParts {
  window: () => BrowserWindow;
  settings: SettingsFile;
  draft: Draft;
  demo: DemoList;
  folder: FolderService;
  session: BatchSession;
  history: HistoryService;
  quitGuard: QuitGuard;
  optionFiles: OptionFilesService;
  notices: Notices;
  images: Images;
}

/** What each command of the contract does. */
export function createHandlers(parts: AppParts): CommandHandlers {
  const { window, settings, draft, demo, folder, session, history, quitGuard, optionFiles, notices, images } = parts;
  const { thumbnails, marks } = images;
  const savedFile = (id: number): string => {
    const file = session.savedFile(session.batch.id, id);
    if (file === null) throw new CommandError('not-saved', 'This image has not been saved.');
    return file.path;
  };
  const idsOf = (ranges: readonly number[]): Iterable<DownloadId> => idsIn(ranges, session.batch.rowCount);
  const appOptions = (): AppOptions => {
    const { limits } = settings.current.settings;
    return { limits, userAgent: `Shoal/${app.getVersion()}`, files: optionFiles.paths() };
  };
  return {
    'app:info': () => appInfo(),
    'app:quit': () => done(quitGuard.end()),
    'app:stay': () => done(quitGuard.stay()),
    'settings:get'() {
      notices.connected(); // the window listens before it asks for anything
      return settings.current.settings;
    },
    async 'settings:set'(change) {
      const next = { ...settings.current.settings, ...change };
      await settings.update({ settings: next });
      setLanguage(next.language);
      if (change.limits !== undefined && session.isBusy) session.batch.setLimits(change.limits);
      return next;
    },

    async 'draft:set-text'({ text }) {
      await draft.setText(text);
      return draft.summary();
    },
    async 'draft:add-file'({ name, bytes }) {
      await addFile(draft, name, bytes);
      return draft.summary();
    },
    async 'draft:open-files'() {
      await openFilesInto(draft, window());
      return draft.summary();
    },
    async 'draft:use-demo'() {
      await draft.add('demo', 'Demo list', await demo.text());
      return draft.summary();
    },
    'draft:remove-source'({ sourceId }) {
      draft.remove(sourceId);
      return draft.summary();
    },
    'draft:clear'() {
      draft.setAside();
      return draft.summary();
    },
    'draft:restore'() {
      draft.restore();
      return draft.summary();
    },

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
    'options:preview-names': ({ template }) => previewFor(draft.rows(), template, new Date()),

    async 'batch:start'(secrets) {
      const rows = draft.rows();
      if (rows.length === 0) throw new CommandError('empty-list', 'There is no good URL in the list yet.');
      const { download } = settings.current.settings;
      const batchSettings = await settingsForNewList(download, secrets, appOptions());
      const path = await folder.ready();
      await demo.ready();
      const list = { rows, label: draft.label(), resumable: !draft.hasDemo };
      const snapshot = packSnapshot(await session.start(list, path, batchSettings));
      draft.clear();
      await optionFiles.clear('cookies');
      return snapshot;
    },
    'batch:snapshot'() {
      const { snapshot } = session;
      return snapshot === null ? null : packSnapshot(snapshot);
    },
    'batch:pause': () => done(session.batch.pauseAll()),
    'batch:resume': () => done(session.batch.resumeAll()),
    'batch:cancel': () => done(session.batch.cancelAll()),
    'batch:retry-failed': async () => {
      await session.cancelComparison();
      return done(session.batch.retryFailed());
    },
    async 'batch:copy-failed'() {
      const urls = failedUrls(session.batch);
      await clipboard.writeText(urls.join('\n'));
      return { count: urls.length };
    },
    'batch:save-failed': async () => await saveFailedUrls(window(), session.batch),
    async 'batch:close'() {
      await session.close();
      return null;
    },

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

    'thumbnails:find': async ({ batchId, ids, edge }) => await thumbnails.find(batchId, ids, edge),
    async 'thumbnails:add'({ batchId, id, edge, bytes }) {
      await thumbnails.add(batchId, id, edge, bytes);
      return null;
    },
    'marks:get': ({ batchId }) => marks.of(markedBatch(session, batchId)),
    async 'marks:set'({ batchId, ranges, mark }) {
      const batch = markedBatch(session, batchId);
      return await marks.set(batch, idsIn(ranges, batch.rowCount), mark);
    },

    'history:list': async () => await history.list(),
    async 'history:resume'({ batchId }) {
      await history.checkFolder(batchId);
      const settingsFor = async (stored: unknown) => await settingsForStoredList(stored, appOptions());
      return packSnapshot(await session.goOn(batchId, settingsFor));
    },
    'history:forget': async ({ batchId }) => await history.forget(batchId),

    'timeline:snapshot': () => session.timeline,
    'report:save': async () => await saveReport(window(), session),
    'timeline:save': async ({ format, bytes }) => await saveWaterfall(window(), session.batch.folder, format, bytes),

    'comparison:start': (options) => done(session.startComparison(options)),
    async 'comparison:cancel'() {
      await session.cancelComparison();
      return null;
    },
  };
}

/** Commands that only act answer null. */
function done(_nothing: void): null {
  return null;
}

function appInfo(): AppInfo {
  return { version: app.getVersion(), runtime: runtimeName(), platform: process.platform };
}
