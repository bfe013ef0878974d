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
    if (mayRestart(process.argv, Date.now())) {
      const args = process.argv.slice(1).filter((arg) => !arg.startsWith(flag));
      const image = process.env['APPIMAGE']; // what Electron would start anew is unmounted by then
      app.relaunch({ args: [...args, `${flag}${Date.now()}`], ...(image === undefined ? {} : { execPath: image }) });
    }
    app.exit(1);
  });
}

/** Whether a process with these arguments may be restarted at `now`, in ms since the epoch. */
function mayRestart(argv: readonly string[], now: number): boolean {
  const at = Number(argv.find((arg) => arg.startsWith(flag))?.slice(flag.length) ?? Number.NaN);
  return Number.isNaN(at) || now - at > tooSoonMs;
}
