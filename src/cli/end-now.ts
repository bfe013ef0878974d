import { isEndHeldUp } from '../engine/files/calls-under-way.ts';
import { type StopSignal, stopSignals } from './exit-codes.ts';

/**
 * Ends the process without waiting for anything: where a thread has not come back from the system, by the signal that
 * the exit code stands for, since nothing else leaves threads behind. Shells tell both in the same way.
 */
export function endNow(exitCode: number): void {
  if (!isEndHeldUp()) process.exit(exitCode);
  process.emit('exit', exitCode); // who hid the cursor shows it again
  const signal = signalOf(exitCode);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

function signalOf(exitCode: number): StopSignal | 'SIGKILL' {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    if (stopSignals[signal] === exitCode) return signal;
  }
  return 'SIGKILL';
}
