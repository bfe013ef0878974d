import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme, shell } from 'electron';
import type { BatchPatch } from '../../shared/batch.ts';
import type { MenuChoice, RunView, ShownView } from '../../shared/desktop.ts';
import type { DraftSummary } from '../../shared/draft.ts';
import type { EventName, Events } from '../../shared/ipc/contract.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ChangeableRateLimit } from '../../engine/transfer/body/rate-limit.ts';
import { addClipboard } from '../draft/add-clipboard.ts';
import { addLinked } from '../draft/add-linked.ts';
import type { Draft } from '../draft/draft.ts';
import { fetchList } from '../draft/fetch-list.ts';
import { openFilesInto, openPathsInto } from '../draft/open-files.ts';
import type { FolderService } from '../folder/folder-service.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages, setLanguage } from '../language.ts';
import type { Log } from '../log/log.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { createSpeedGovernor, type SpeedGovernor } from '../speed/speed-governor.ts';
import type { Notices } from '../window/notices.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { createLinkQuestions, type LinkQuestions } from './link-questions.ts';
import type { HandedOver } from './open-with.ts';
import type { DesktopList } from './sums.ts';

/** How often the clock is looked at, for a speed that changes with it. */
const clockMs = 15_000;

export interface OutsideParts {
  window: () => BrowserWindow | null;
  /** Brings the window to the front, wherever it is, and opens it where it is closed. */
  reveal: () => BrowserWindow;
  send: <E extends EventName>(channel: E, payload: Events[E]) => void;
  settings: SettingsFile;
  draft: Draft;
  folder: FolderService;
  lists: () => readonly DesktopList[];
  beforeRetry: () => Promise<void>;
  /** Bounds all lists together. */
  rateLimit: ChangeableRateLimit;
  copyDiagnostics: () => Promise<void>;
  notices: Notices;
  log: Pick<Log, 'error'>;
}

/** All that reaches Shoal, or is reached by it, outside its window: menus, tray, taskbar, links, the speed over the day. */
export interface Outside {
  readonly desktop: Desktop;
  readonly speed: SpeedGovernor;
  readonly links: LinkQuestions;
  /** What the window shows of a list, as it last said; null while it shows none. */
  readonly view: RunView | null;
  heard(list: DesktopList, patch: BatchPatch): void;
  shown(view: ShownView): void;
  /** Follows the settings; called after each change of them. */
  settingsChanged(): void;
  /** Takes what somebody hands over from outside. */
  receive(handed: HandedOver): void;
  /** The person's answer to a link. @throws CommandError when what was granted cannot be had */
  answerLink(id: number, accept: boolean): Promise<DraftSummary>;
}

/** To be called once, when the app is ready. */
export function setUpOutside(parts: OutsideParts): Outside {
  const { window, reveal, send, settings, draft, folder, lists, rateLimit, notices, log } = parts;
  const now = (): Settings => settings.current.settings;

  /** Does what somebody asked for outside the window; a failure is told in it. */
  const attempt = (action: () => Promise<unknown>): void => {
    action().catch((error: unknown) => {
      if (!(error instanceof CommandError)) log.error('What was asked for outside the window failed', error);
      notices.tell(error instanceof CommandError ? error.message : messages().main.wentWrong);
    });
  };
  const choose = (choice: MenuChoice): void => {
    reveal();
    send('menu:chosen', choice);
  };
  const showDraft = (): void => {
    send('draft:changed', draft.summary());
    send('menu:chosen', { kind: 'show-draft' });
  };
  /** Adds to the list being put together, and shows it. */
  const adding = (add: () => Promise<void>): void =>
    attempt(async () => {
      reveal();
      await add();
      showDraft();
    });

  const speed = createSpeedGovernor({
    plan: () => now().speed,
    now: () => new Date(),
    batches: () => lists().map(({ batch }) => batch),
    limit: (bytesPerSecond) => rateLimit.set(bytesPerSecond),
    tell: (inForce) => send('speed:changed', inForce),
  });
  setInterval(() => speed.check(), clockMs).unref();

  const desktop = createDesktop({
    window,
    settings: now,
    lists,
    beforeRetry: parts.beforeRetry,
    openFolder: (path) => attempt(async () => await folder.open(path)),
    menu: {
      openFiles: () => adding(async () => await openFilesInto(draft, reveal())),
      addFromClipboard: () => adding(async () => await addClipboard(draft)),
      chooseFolder: () => attempt(async () => send('folder:changed', await folder.choose(reveal()))),
      copyDiagnostics: () => attempt(parts.copyDiagnostics),
      documentation: () => attempt(openDocumentation),
      setTheme: (theme) =>
        attempt(async () => {
          await settings.update({ settings: { ...now(), theme } });
          settingsChanged();
          send('settings:changed', now());
        }),
      inWindow: choose,
    },
    tray: { show: () => void reveal(), quit: () => app.quit() },
  });

  let view: RunView | null = null;
  const links = createLinkQuestions((question) => send('link:asked', question));

  function settingsChanged(): void {
    setLanguage(now().language);
    nativeTheme.themeSource = now().theme;
    speed.check();
    desktop.refresh();
  }
  settingsChanged();
  // The packages register the links where they can; on Windows the app has to.
  if (app.isPackaged) app.setAsDefaultProtocolClient('shoal');

  return {
    desktop,
    speed,
    links,
    heard(list, patch) {
      desktop.heard(list, patch);
      speed.check();
    },
    get view() {
      return view;
    },
    shown(next) {
      ({ view } = next);
      desktop.show(next);
    },
    settingsChanged,
    receive({ paths, urls, links: handed }) {
      if (links.ask(handed)) reveal();
      if (paths.length + urls.length === 0) return;
      adding(async () => {
        if (urls.length > 0) await draft.add('file', messages().desktop.fromCommandLine, urls.join('\n'));
        await openPathsInto(draft, paths);
      });
    },
    async answerLink(id, accept) {
      const granted = links.answer(id, accept);
      if (granted === null) return draft.summary();
      try {
        await addLinked(
          draft,
          granted,
          async (url) => await fetchList(url, now().download, `Shoal/${app.getVersion()}`),
        );
      } finally {
        showDraft();
      }
      return draft.summary();
    },
  };
}

/** Packages hold it beside the app, a working copy in its own folder. */
async function openDocumentation(): Promise<void> {
  const folder = app.isPackaged ? process.resourcesPath : app.getAppPath();
  const problem = await shell.openPath(join(folder, 'docs', 'desktop.md'));
  if (problem !== '') throw new CommandError('no-docs', messages().desktop.noDocumentation);
}
