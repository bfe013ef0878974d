import { areFileCallsUnderWay } from '../engine/files/calls-under-way.ts';
import { assertNever } from '../shared/assert-never.ts';
import { endNow } from './end-now.ts';
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

const noAnswer =
  'The disk has not answered, and Shoal ends without it. The same command again goes on once the disk is back.';

/**
 * Listens for the signals that end a command. A second one, or an end that takes too long, ends the process at once.
 *
 * @param tell says why the end is not the usual one
 */
export function createStopping(tell: (line: string) => void): Stopping {
  const first = Promise.withResolvers<Stop>();
  let isTakenOver = false;
  let isStopping = false;

  const stop = (reason: Stop, exitCode: number): void => {
    if (!isTakenOver) return endNow(exitCode);
    isStopping = true;
    setTimeout(() => {
      if (areFileCallsUnderWay()) tell(noAnswer);
      endNow(exitCode);
    }, patienceMs).unref();
    first.resolve(reason);
  };
  const onSignal = (signal: StopSignal): void => {
    if (isStopping) return endNow(stopSignals[signal]);
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
