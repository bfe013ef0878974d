import { setTimeout as after } from 'node:timers/promises';
import { app } from 'electron';
import { areFileCallsUnderWay, isEndHeldUp } from '../../engine/files/calls-under-way.ts';
import type { Log } from '../log/log.ts';
import type { QuitGuard } from './quit-guard.ts';

/** So long what runs may take to be written down, in ms; then the app ends as it is, and goes on with the rest at its next start. */
const patienceMs = 10_000;

/** How far the end of the app has come. */
export interface Ending {
  readonly hasBegun: boolean;
}

/**
 * Lets the app end only after what runs was written down, and asks first where the guard does. A signal asks nobody. Where a
 * folder does not answer, as on a dead network share, the app ends all the same.
 *
 * @param close writes down what runs; where it fails the app ends all the same
 */
export function endInOrder(
  quitGuard: Pick<QuitGuard, 'mayEnd' | 'end'>,
  close: () => Promise<void>,
  log: Pick<Log, 'error'>,
): Ending {
  let closing: Promise<void> | null = null;
  let isClosed = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault(); // it really ends once that is done
    if (!quitGuard.mayEnd()) return;
    closing ??= Promise.race([inPeace(close), after(patienceMs)])
      .catch((error: unknown) => log.error('What runs could not be written down', error))
      .then(() => {
        isClosed = true;
        app.quit();
      });
  });
  app.on('quit', endForCertain);
  endOnSignals(() => quitGuard.end());
  return {
    get hasBegun() {
      return closing !== null;
    },
  };
}

/** What still goes on in files is let come to its end: the settings may just be written. */
async function inPeace(close: () => Promise<void>): Promise<void> {
  await close();
  while (areFileCallsUnderWay()) await after(10);
}

/** Where a disk does not answer: the last steps of an app wait for its threads, and so for ever. */
function endForCertain(): void {
  if (isEndHeldUp()) process.kill(process.pid, 'SIGKILL');
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
