import type { BrowserWindow } from 'electron';
import type { EventName, Events } from '../../shared/ipc/contract.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { Log } from '../log/log.ts';
import { createMainWindow } from './main-window.ts';
import { readPlace, rememberPlace } from './place-file.ts';
import { reviveWindow } from './revive-window.ts';

/** The app's one window, which may be closed and opened again while the app goes on. */
export interface AppWindow {
  /** Null while it is closed. */
  readonly current: BrowserWindow | null;
  /** @throws CommandError while it is closed */
  own(): BrowserWindow;
  open(): void;
  /** Brings it to the front, opened again where it was closed. */
  reveal(): BrowserWindow;
  /** Tells its page of something; nobody where it is closed. */
  send<E extends EventName>(channel: E, payload: Events[E]): void;
}

export interface AppWindowPorts {
  log: Log;
  /** Where its place is remembered. */
  placeFile: string;
  /** Whether closing it leaves the app beside the clock. */
  hidesOnClose: () => boolean;
  /** Whether closing it may end the app; where not, the person is being asked. */
  mayEnd: () => boolean;
  onFocus: () => void;
  /** Called when its page has crashed and is loaded anew. */
  onRevived: () => void;
  /** Called when its page crashes again and again. */
  giveUp: () => void;
}

export function createAppWindow(ports: AppWindowPorts): AppWindow {
  const { log, placeFile } = ports;
  let window: BrowserWindow | null = null;

  const own = (): BrowserWindow => {
    if (window === null) throw new CommandError('no-window', messages().main.noWindow);
    return window;
  };
  const open = (): void => {
    const opened = createMainWindow(log, readPlace(placeFile));
    window = opened;
    rememberPlace(opened, placeFile);
    opened.on('close', (event) => {
      if (ports.hidesOnClose()) {
        event.preventDefault();
        opened.hide();
        return;
      }
      // On macOS an app goes on without a window.
      if (process.platform !== 'darwin' && !ports.mayEnd()) event.preventDefault();
    });
    opened.on('closed', () => (window = null));
    opened.on('focus', ports.onFocus);
    reviveWindow(opened, { log, now: () => performance.now(), onRevived: ports.onRevived, giveUp: ports.giveUp });
  };
  return {
    get current() {
      return window;
    },
    own,
    open,
    reveal() {
      if (window === null) open();
      const revealed = own();
      if (revealed.isMinimized()) revealed.restore();
      revealed.show();
      revealed.focus();
      return revealed;
    },
    send(channel, payload) {
      if (window !== null && !window.isDestroyed()) window.webContents.send(channel, payload);
    },
  };
}
