import { app } from 'electron';
import type { Log } from './log.ts';

/** Who was restarted and crashes again so soon is not restarted once more. */
const tooSoonMs = 60_000;
const flag = '--restarted-at=';

/**
 * Starts the app anew when main crashes: the new one offers to go on with the lists that were running. A rejection that
 * nobody handled is only logged, since what it belongs to has failed already and nothing else.
 */
export function restartOnCrash(log: Log): void {
  process.on('unhandledRejection', (reason) => log.error('Nobody handled a failure', reason));
  process.on('uncaughtException', (error) => {
    log.error('Shoal crashed', error);
    const args = restartArguments(process.argv, Date.now());
    if (args !== null) {
      const image = process.env['APPIMAGE']; // what Electron would start anew is unmounted by then
      app.relaunch({ args, ...(image === undefined ? {} : { execPath: image }) });
    }
    app.exit(1);
  });
}

/**
 * With what arguments a process is started anew.
 *
 * @param argv its own, the program first
 * @param now in ms since the epoch
 * @returns null where it was itself started anew less than a minute ago
 */
export function restartArguments(argv: readonly string[], now: number): string[] | null {
  const at = Number(argv.find((arg) => arg.startsWith(flag))?.slice(flag.length) ?? Number.NaN);
  if (now - at <= tooSoonMs) return null;
  return [...argv.slice(1).filter((arg) => !arg.startsWith(flag)), `${flag}${now}`];
}
