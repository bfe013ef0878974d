import { join } from 'node:path';
import { app, protocol, shell } from 'electron';
import { packPatch } from '../shared/wire/pack-patch.ts';
import { systemClock } from '../engine/clock.ts';
import { silentSince } from '../engine/files/disks.ts';
import { widenPool } from '../engine/widen-pool.ts';
import { createChangeableRateLimit } from '../engine/transfer/body/rate-limit.ts';
import { createDemoList } from './demo/demo-list.ts';
import { runDemo } from './demo/demo-run.ts';
import { hearOfLists } from './desktop/open-with.ts';
import { denyPermissions } from './desktop/permissions.ts';
import { type Outside, setUpOutside } from './desktop/outside.ts';
import { createDraft } from './draft/draft.ts';
import { createNamePlans } from './draft/name-plans.ts';
import { createSampleProbe } from './draft/sample-probe.ts';
import { createFolderService } from './folder/folder-service.ts';
import { createSilenceWatch } from './folder/silence-watch.ts';
import { createHandlers } from './handlers.ts';
import { setUpImages } from './images/set-up-images.ts';
import { createListsFeed } from './lists/lists-feed.ts';
import { createListsService } from './lists/lists-service.ts';
import { registerCommands } from './ipc/register.ts';
import { startLanguage, messages } from './language.ts';
import { copyDiagnostics } from './log/copy-diagnostics.ts';
import { openLogFile } from './log/log-file.ts';
import { createLog } from './log/log.ts';
import { restartOnCrash } from './log/restart.ts';
import { openRecord } from './open-record.ts';
import { createOptionFiles } from './options/option-files.ts';
import { createOwnOptions } from './options/own-options.ts';
import { BatchSession } from './session/batch-session.ts';
import { pictureBytes } from './images/saved-images-protocol.ts';
import { runtimeName } from './runtime-name.ts';
import { openSettingsFile, problemWords } from './settings/settings-file.ts';
import { privilegedSchemes, serveApp, serveDevelopedApp } from './window/app-protocol.ts';
import { createAppWindow } from './window/app-window.ts';
import { endInOrder } from './window/end-in-order.ts';
import { createNotices } from './window/notices.ts';
import { isOwnFrame } from './window/own-frame.ts';
import { createQuitGuard } from './window/quit-guard.ts';

/** The dev server's address under `npm run dev`, where the app is not packaged. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

widenPool();
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
  restartOnCrash(log);
  const deliverLists = hearOfLists();
  const settings = await openSettingsFile(join(app.getPath('userData'), 'settings.json'), log);
  await app.whenReady();
  startLanguage([app.getLocale()], settings.current.settings.language);
  log.note(`Shoal ${app.getVersion()} started on ${runtimeName()}`);

  const window = createAppWindow({
    log,
    placeFile: join(app.getPath('userData'), 'window.json'),
    hidesOnClose: () => !ending.hasBegun && outside?.desktop.staysInTray === true,
    mayEnd: () => quitGuard.mayEnd(),
    onFocus: () => outside?.desktop.seen(),
    onRevived() {
      notices.disconnected();
      images.thumbnails.windowDied();
      quitGuard.stay(); // a question that stood in the old page was not answered
      const { revived, revivedTitle } = messages().main;
      notices.tell(revived, revivedTitle);
    },
    giveUp: () => quitGuard.end(),
  });
  const notices = createNotices((notice) => window.send('app:notified', notice));
  if (settings.problem !== null) notices.tell(problemWords(settings.problem));
  const draft = createDraft();
  const demo = createDemoList();
  const folder = createFolderService(settings, join(app.getPath('downloads'), 'Shoal'));
  const store = openRecord(log, (message) => notices.tell(message));
  const rateLimit = createChangeableRateLimit(systemClock);
  let outside: Outside | null = null;
  const session = new BatchSession(
    {
      patch(patch) {
        window.send('batch:changed', packPatch(patch));
      },
      timeline(change) {
        // Half of all that would cross; who comes to look at it asks for what was before.
        if (outside?.view === 'waterfall') window.send('timeline:changed', change);
      },
      comparison: (batchId, comparison) => window.send('comparison:changed', { batchId, comparison }),
      changed(list, patch) {
        feed.changed(list.batch.id);
        outside?.heard(list, patch);
      },
      left: (batchId) => feed.changed(batchId),
      replaced: (batchId) => window.send('batch:replaced', { batchId }),
      fault: (error) => log.error('A comparison failed', error),
    },
    store,
    rateLimit,
  );
  const feed = createListsFeed({
    entryOf: (batchId) => lists.entry(batchId),
    send: (change) => window.send('lists:changed', change),
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
      if (window.current !== null) window.reveal();
      feed.flush(); // the question is about what is left in all lists
      window.send('app:quit-asked', { later: session.later });
      return window.current?.isDestroyed() === false;
    },
    quit: () => app.quit(),
    now: () => performance.now(),
  });

  const lookForSilence = createSilenceWatch({
    silentSince,
    tell: () => notices.tell(messages().main.noAnswer, messages().main.noAnswerTitle),
    now: () => performance.now(),
  });
  setInterval(() => {
    lookForSilence();
    session.lookAtDisks();
  }, 5000).unref();

  denyPermissions();
  const images = await setUpImages(session, store, settings, (message) => notices.tell(message));
  const pictures = pictureBytes(images.thumbnails);
  if (devUrl === undefined) await serveApp(join(import.meta.dirname, '../renderer'), pictures);
  else serveDevelopedApp(devUrl, pictures);
  app.on('second-instance', () => window.reveal());
  app.on('activate', () => window.reveal());
  const close = async (): Promise<void> => {
    await Promise.allSettled([session.close(), demo.close(), images.close()]);
    store?.close();
  };
  const ending = endInOrder(quitGuard, close, log);
  const outer = setUpOutside({
    window: () => window.current,
    reveal: () => window.reveal(),
    send: (channel, payload) => window.send(channel, payload),
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
  const sample = createSampleProbe(draft, (probe) => window.send('sample:changed', probe));
  const namePlans = createNamePlans({
    draft,
    folder: async () => (await folder.check()).path,
    onConflict: () => ownOptions.inForce.onConflict,
    saved: store?.saved,
    wallNow: Date.now,
  });
  const draftChanged = (): void => window.send('draft:changed', draft.summary());
  const adding = { draft, demo, sample, namePlans, draftChanged };
  const services = { ...adding, settings, folder, session, lists, quitGuard, optionFiles, ownOptions, notices, images };
  registerCommands(
    createHandlers({ ...services, window: () => window.own(), outside: outer }),
    (frame) => isOwnFrame(window.current, frame),
    log,
  );
  window.open();
  deliverLists((handed) => outer.receive(handed));
  if (app.commandLine.hasSwitch('demo')) {
    await runDemo({ draft, demo, session, draftChanged }, `Shoal/${app.getVersion()}`);
  }
}
