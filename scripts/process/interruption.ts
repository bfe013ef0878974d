import { constants } from 'node:os';
import { Stop } from './stop.ts';

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Somebody pressed Ctrl+C, or the system asked us to end. Ends a command without a word, with the shell's exit code. */
export class Interrupted extends Stop {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super('', 128 + constants.signals[signal]);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

const LEASH_MS = 500;

const controller = new AbortController();

/** Aborted with an {@link Interrupted} at the first signal. What runs then ends tidily; a second signal ends at once. */
export const interruption: AbortSignal = controller.signal;

function interrupt(signal: NodeJS.Signals): void {
  const interrupted = new Interrupted(signal);
  if (controller.signal.aborted) process.exit(interrupted.exitCode);
  controller.abort(interrupted);
}

/**
 * From now on signals abort {@link interruption} instead of ending the process, and so does the end of our parent: npm
 * runs us through a shell that dies of a signal without handing it on. The function returned takes that back.
 */
export function listenForInterruption(): () => void {
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const parent = process.ppid;
  const leash = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(leash);
    interrupt('SIGTERM');
  }, LEASH_MS).unref();
  return () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    clearInterval(leash);
  };
}
