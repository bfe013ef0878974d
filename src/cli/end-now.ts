import { areCallsUnderWay } from '../engine/files/calls-under-way.ts';
import { type StopSignal, stopSignals } from './exit-codes.ts';

/**
 * Ends the process without waiting for anything: where a call to a file system has not come back, by the signal that the
 * exit code stands for, since nothing else waits for no thread. Shells tell both in the same way.
 */
export function endNow(exitCode: number): void {
  if (!areCallsUnderWay()) process.exit(exitCode);
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
