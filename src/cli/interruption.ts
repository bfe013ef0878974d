import { assertNever } from '../shared/assert-never.ts';
import { closedPipeCode, exitCodes, type StopSignal, stopSignals } from './exit-codes.ts';
import type { Stop } from './run-batch.ts';

/** A stopping command has this long to clean up; then the process ends as it is. */
const patienceMs = 1800;

/** How a command hears that it is to end before its time. */
export interface Stopping {
  /** Resolves with the first reason. */
  readonly stopped: Promise<Stop>;
  /** From now on the command ends itself when it is stopped. Before, there is nothing to clean up, and the process just ends. */
  takeOver(): void;
  stop(reason: Stop): void;
}

/** Listens for the signals that end a command. A second one, or an end that takes too long, ends the process at once. */
export function createStopping(): Stopping {
  const first = Promise.withResolvers<Stop>();
  let isTakenOver = false;
  let isStopping = false;

  const stop = (reason: Stop, exitCode: number): void => {
    if (!isTakenOver) process.exit(exitCode);
    isStopping = true;
    setTimeout(() => process.exit(exitCode), patienceMs).unref();
    first.resolve(reason);
  };
  const onSignal = (signal: StopSignal): void => {
    if (isStopping) process.exit(stopSignals[signal]);
    stop({ kind: 'signal', signal }, stopSignals[signal]);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => onSignal(signal));

  return {
    stopped: first.promise,
    takeOver: () => void (isTakenOver = true),
    stop: (reason) => stop(reason, exitCodeOf(reason)),
  };
}

/** The exit code that goes with a stop. */
export function exitCodeOf(stop: Stop): number {
  switch (stop.kind) {
    case 'signal':
      return stopSignals[stop.signal];
    case 'closed':
      return closedPipeCode;
    case 'stalled':
      return exitCodes.failed;
    default:
      return assertNever(stop);
  }
}
