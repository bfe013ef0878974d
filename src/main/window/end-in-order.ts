import { app } from 'electron';
import type { QuitGuard } from './quit-guard.ts';

/** How far the end of the app has come. */
export interface Ending {
  readonly hasBegun: boolean;
}

/**
 * Lets the app end only after what runs was written down, and asks first where the guard does. A signal asks nobody.
 *
 * @param close writes down what runs; never rejects
 */
export function endInOrder(quitGuard: Pick<QuitGuard, 'mayEnd' | 'end'>, close: () => Promise<void>): Ending {
  let closing: Promise<void> | null = null;
  let isClosed = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault(); // it really ends once that is done
    if (!quitGuard.mayEnd()) return;
    closing ??= close().then(() => {
      isClosed = true;
      app.quit();
    });
  });
  endOnSignals(() => quitGuard.end());
  return {
    get hasBegun() {
      return closing !== null;
    },
  };
}

/** Who sends a second signal does not wait for what runs to be written down. */
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
