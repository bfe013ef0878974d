import type { RenderProcessGoneDetails } from 'electron';
import type { Log } from '../log/log.ts';

/** A page that crashes more often than this within the time below crashes by itself, and would do so for ever. */
const maxCrashes = 3;
const withinMs = 60_000;

/** As much of a BrowserWindow as is needed. */
interface CrashableWindow {
  webContents: {
    on(event: 'render-process-gone', listener: (event: unknown, details: RenderProcessGoneDetails) => void): unknown;
    reload(): void;
  };
}

export interface RevivePorts {
  log: Log;
  /** Milliseconds, from any beginning. */
  now: () => number;
  /** Called after each crash that was answered by loading the page anew. */
  onRevived: () => void;
  /** Called when the page crashes again and again. */
  giveUp: () => void;
}

/**
 * Loads the page anew when its process has crashed or was killed. Downloads run in main and go on meanwhile; the new page
 * asks for a snapshot of them as every page does.
 */
export function reviveWindow({ webContents }: CrashableWindow, { log, now, onRevived, giveUp }: RevivePorts): void {
  let crashes: number[] = [];
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error(`The window's process is gone (${reason}, ${exitCode})`);
    crashes = [...crashes.filter((at) => now() - at < withinMs), now()];
    if (crashes.length > maxCrashes) {
      giveUp();
    } else {
      webContents.reload();
      onRevived();
    }
  });
}
