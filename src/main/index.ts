import { join } from 'node:path';
import { app, type BrowserWindow, protocol, shell } from 'electron';
import type { EventName, Events } from '../shared/ipc/contract.ts';
import { packPatch } from '../shared/wire/pack-patch.ts';
import { systemClock } from '../engine/clock.ts';
import { openStore, type Store } from '../engine/store/store.ts';
import { createChangeableRateLimit } from '../engine/transfer/rate-limit.ts';
import { createDemoList } from './demo/demo-list.ts';
import { runDemo } from './demo/demo-run.ts';
import { hearOfLists } from './desktop/open-with.ts';
import { denyPermissions } from './desktop/permissions.ts';
import { type Outside, setUpOutside } from './desktop/outside.ts';
import { createDraft } from './draft/draft.ts';
import { createNamePlans } from './draft/name-plans.ts';
import { createSampleProbe } from './draft/sample-probe.ts';
import { createFolderService } from './folder/folder-service.ts';
import { createHandlers } from './handlers.ts';
import { setUpImages } from './images/set-up-images.ts';
import { CommandError } from './ipc/command-error.ts';
import { createListsFeed } from './lists/lists-feed.ts';
import { createListsService } from './lists/lists-service.ts';
import { registerCommands } from './ipc/register.ts';
import { startLanguage, messages } from './language.ts';
import { copyDiagnostics } from './log/copy-diagnostics.ts';
import { openLogFile } from './log/log-file.ts';
import { createLog } from './log/log.ts';
import { restartOnCrash } from './log/restart.ts';
import { createOptionFiles } from './options/option-files.ts';
import { createOwnOptions } from './options/own-options.ts';
import { BatchSession } from './session/batch-session.ts';
import { pictureBytes } from './images/saved-images-protocol.ts';
import { runtimeName } from './runtime-name.ts';
import { openSettingsFile, problemWords } from './settings/settings-file.ts';
import { privilegedSchemes, serveApp } from './window/app-protocol.ts';
import { createMainWindow, isOwnFrame } from './window/main-window.ts';
import { createNotices } from './window/notices.ts';
import { createQuitGuard } from './window/quit-guard.ts';
import { readPlace, rememberPlace } from './window/place-file.ts';
import { reviveWindow } from './window/revive-window.ts';

const logFile = openLogFile(join(app.getPath('userData'), 'logs'), 1 << 20);
const log = createLog(logFile);

app.enableSandbox();
protocol.registerSchemesAsPrivileged(privilegedSchemes);

if (app.requestSingleInstanceLock()) {
  boot().catch((error: unknown) => {
    log.error('Shoal could not start', error);
    app.exit(1);
  });
} else {
  app.quit();
}

async function boot(): Promise<void> {
  let window: BrowserWindow | null = null;
  restartOnCrash(log);
  const deliverLists = hearOfLists();
  const settings = await openSettingsFile(join(app.getPath('userData'), 'settings.json'), log);
  await app.whenReady();
  startLanguage([app.getLocale()], settings.current.settings.language);
  log.note(`Shoal ${app.getVersion()} started on ${runtimeName()}`);

  const send = <E extends EventName>(channel: E, payload: Events[E]): void => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(channel, payload);
  };
  const ownWindow = (): BrowserWindow => {
    if (window === null) throw new CommandError('no-window', messages().main.noWindow);
    return window;
  };
  const notices = createNotices((notice) => send('app:notified', notice));
  if (settings.problem !== null) notices.tell(problemWords(settings.problem));
  const draft = createDraft();
  const demo = createDemoList();
  const folder = createFolderService(settings, join(app.getPath('downloads'), 'Shoal'));
  const store = openRecord((message) => notices.tell(message));
  const rateLimit = createChangeableRateLimit(systemClock);
  let outside: Outside | null = null;
  const session = new BatchSession(
    {
      patch(patch) {
        send('batch:changed', packPatch(patch));
      },
      timeline: (change) => send('timeline:changed', change),
      comparison: (batchId, comparison) => send('comparison:changed', { batchId, comparison }),
      changed(list, patch) {
        feed.changed(list.batch.id);
        outside?.heard(list, patch);
      },
      left: (batchId) => feed.changed(batchId),
      replaced: (batchId) => send('batch:replaced', { batchId }),
    },
    store,
    rateLimit,
  );
  const feed = createListsFeed({
    entryOf: (batchId) => lists.entry(batchId),
    send: (change) => send('lists:changed', change),
    schedule: (ms, callback) => setTimeout(callback, ms),
    now: () => performance.now(),
  });
  const lists = createListsService({
    store,
    session,
    trash: async (path) => await shell.trashItem(path),
    changed: (batchId) => feed.changed(batchId),
  });
  const optionFiles = createOptionFiles(settings);
  const ownOptions = createOwnOptions(settings);
  const quitGuard = createQuitGuard({
    isBusy: () => session.isBusy,
    ask() {
      if (window !== null) reveal();
      feed.flush(); // the question is about what is left in all lists
      send('app:quit-asked', { later: session.later });
      return window !== null && !window.isDestroyed();
    },
    quit: () => app.quit(),
    now: () => performance.now(),
  });

  denyPermissions();
  const images = await setUpImages(session, store, settings, (message) => notices.tell(message));
  await serveApp(join(import.meta.dirname, '../renderer'), pictureBytes(images.thumbnails));
  const placeFile = join(app.getPath('userData'), 'window.json');
  let closing: Promise<unknown> | null = null;
  const open = (): void => {
    const opened = createMainWindow(log, readPlace(placeFile));
    window = opened;
    rememberPlace(opened, placeFile);
    opened.on('close', (event) => {
      if (closing === null && outside?.desktop.staysInTray === true) {
        event.preventDefault();
        opened.hide();
        return;
      }
      // On macOS an app goes on without a window.
      if (process.platform !== 'darwin' && !quitGuard.mayEnd()) event.preventDefault();
    });
    opened.on('closed', () => (window = null));
    opened.on('focus', () => outside?.desktop.seen());
    reviveWindow(opened, {
      log,
      now: () => performance.now(),
      onRevived() {
        notices.disconnected();
        images.thumbnails.windowDied();
        quitGuard.stay(); // a question that stood in the old page was not answered
        const { revived, revivedTitle } = messages().main;
        notices.tell(revived, revivedTitle);
      },
      giveUp: () => quitGuard.end(),
    });
  };
  const reveal = (): BrowserWindow => {
    if (window === null) open();
    const revealed = ownWindow();
    if (revealed.isMinimized()) revealed.restore();
    revealed.show();
    revealed.focus();
    return revealed;
  };
  app.on('second-instance', reveal);
  app.on('activate', reveal);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault(); // what runs is written down first; then it really ends
    if (!quitGuard.mayEnd()) return;
    closing ??= Promise.allSettled([session.close(), demo.close(), images.close()]).then(() => {
      store?.close();
      isClosed = true;
      app.quit();
    });
  });
  endOnSignals(() => quitGuard.end());
  const outer = setUpOutside({
    window: () => window,
    reveal,
    send,
    settings,
    draft,
    folder,
    lists: () => session.lists.filter(({ stored }) => stored === null),
    beforeRetry: async () => await session.cancelComparison(),
    rateLimit,
    copyDiagnostics: async () =>
      await copyDiagnostics({ settings: settings.current.settings, session, logFile, notices }),
    notices,
    log,
  });
  outside = outer;
  const sample = createSampleProbe(draft, (probe) => send('sample:changed', probe));
  const namePlans = createNamePlans({
    draft,
    folder: async () => (await folder.check()).path,
    onConflict: () => ownOptions.inForce.onConflict,
    saved: store?.saved,
    wallNow: Date.now,
  });
  const adding = { draft, demo, sample, namePlans };
  const services = { ...adding, settings, folder, session, lists, quitGuard, optionFiles, ownOptions, notices, images };
  registerCommands(
    createHandlers({ ...services, window: ownWindow, outside: outer }),
    (frame) => isOwnFrame(window, frame),
    log,
  );
  open();
  deliverLists((handed) => outer.receive(handed));
  if (app.commandLine.hasSwitch('demo')) {
    const draftChanged = (): void => send('draft:changed', draft.summary());
    await runDemo({ draft, demo, session, draftChanged }, `Shoal/${app.getVersion()}`);
  }
}

/** A signal asks nobody. Who sends a second one does not wait for what runs to be written down. */
function endOnSignals(end: () => void): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isEnding) app.exit(1);
      isEnding = true;
      end();
    });
  }
}

/** The record of what was saved where and what was not finished; without it the app still works, and says what it cannot do. */
function openRecord(tell: (message: string) => void): Store | undefined {
  try {
    return openStore(app.getPath('userData'), tell);
  } catch (error) {
    log.error('There is no record of lists and saved images', error);
    tell(messages().main.noRecord);
    return undefined;
  }
}
