import { app, type BrowserWindow } from 'electron';
import type { BatchPatch } from '../../shared/batch.ts';
import type { MenuChoice, ShownView } from '../../shared/desktop.ts';
import type { Settings } from '../../shared/settings.ts';
import { onLanguageChanged } from '../language.ts';
import { tellEnd } from './end-notice.ts';
import { createKeepAwake } from './keep-awake.ts';
import { followMenu, type MenuActions, setUpMenu } from './menu.ts';
import { type DesktopList, sumOf, taskbarOf } from './sums.ts';
import { createTrayIcon, type TrayActions } from './tray.ts';

/** How often figures on the desktop change at most. */
const refreshMs = 500;

export interface DesktopParts {
  window: () => BrowserWindow | null;
  settings: () => Settings;
  /** The lists that are open, finished ones included. */
  lists: () => readonly DesktopList[];
  menu: Omit<MenuActions, 'pauseAll' | 'resumeAll' | 'retryFailed'>;
  tray: Omit<TrayActions, 'pauseAll' | 'resumeAll'>;
  /** Called before failed images are tried again. */
  beforeRetry: () => Promise<void>;
  /** Opens a folder in the desktop's file manager. */
  openFolder: (folder: string) => void;
}

/** What the desktop shows of the app outside its window. */
export interface Desktop {
  /** Something has happened in a list. */
  heard(list: DesktopList, patch: BatchPatch): void;
  /** Lists or settings are others; everything follows at once. */
  refresh(): void;
  /** The window shows something else. */
  show(shown: ShownView): void;
  /** The person looks at the window: what was to be told is known. */
  seen(): void;
  /** Whether closing the window leaves the app in the tray. */
  readonly staysInTray: boolean;
}

export function createDesktop({ window, settings, lists, menu, tray, beforeRetry, openFolder }: DesktopParts): Desktop {
  const actions = {
    pauseAll() {
      for (const { batch } of lists()) batch.pauseAll();
    },
    resumeAll() {
      for (const { batch } of lists()) batch.resumeAll();
    },
    retryFailed: () => void beforeRetry().then(() => lists().forEach(({ batch }) => batch.retryFailed())),
    inWindow(choice: MenuChoice) {
      menu.inWindow(choice);
      refresh(); // a click has changed the tick of its item
    },
  };
  const trayIcon = createTrayIcon({ ...tray, ...actions });
  const keepAwake = createKeepAwake();
  let shown: ShownView = { view: null, views: [] };
  /** A list has ended with failures since the person last looked. */
  let hasNews = false;
  let timer: NodeJS.Timeout | null = null;
  let badge = 0;

  const refresh = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const state = sumOf(lists());
    const { desktop, theme } = settings();
    followMenu({ state, shown, theme });
    trayIcon.follow(desktop.tray ? state : null);
    keepAwake(desktop.keepsAwake && state.running > 0);
    const bar = taskbarOf(state, hasNews);
    const target = window();
    if (target !== null && !target.isDestroyed()) target.setProgressBar(bar.progress, { mode: bar.mode });
    if (bar.badge !== badge) app.setBadgeCount((badge = bar.badge));
  };
  const makeMenu = (): void => {
    setUpMenu({ ...menu, ...actions }, { state: sumOf(lists()), shown, theme: settings().theme });
  };
  const isLookedAt = (): boolean => {
    const target = window();
    return target !== null && !target.isDestroyed() && target.isFocused();
  };

  makeMenu();
  onLanguageChanged(() => {
    makeMenu();
    trayIcon.redraw();
  });
  return {
    heard({ label, batch }, { status }) {
      if (status?.kind === 'finished' && !isLookedAt()) {
        hasNews ||= status.summary.failed > 0;
        if (settings().desktop.notifies) tellEnd(label, status.summary, () => openFolder(batch.folder));
      }
      if (status !== undefined) refresh();
      else timer ??= setTimeout(refresh, refreshMs);
    },
    refresh,
    show(next) {
      shown = next;
      refresh();
    },
    seen() {
      if (!hasNews) return;
      hasNews = false;
      refresh();
    },
    get staysInTray() {
      const { tray: hasTray, closing } = settings().desktop;
      return hasTray && closing === 'tray';
    },
  };
}
