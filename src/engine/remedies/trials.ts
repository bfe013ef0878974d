import type { Download, DownloadId } from '../../shared/download.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { Remedy, Trial, TrialOutcome } from '../../shared/remedies/remedy.ts';
import type { Clock } from '../clock.ts';

export interface TrialsParts {
  clock: Clock;
  /** Asks for a failed image again, before all others. */
  tryAgain: (id: DownloadId) => void;
  /** Ends what is under way of an image; it fails again as it had. */
  giveBack: (download: Download) => void;
  /** When the pause of a host ends, in ms since the epoch; null where it has none. */
  pausedUntil: (host: string) => number | null;
  /** One download at a time of the host, or as many as it may have. */
  alone: (host: string, isAlone: boolean) => void;
  /** Hears every change of state until the returned function is called. */
  listen: (heard: (download: Download) => void) => () => void;
  changed: () => void;
  /** The trial has ended, and the image is what it is. */
  closed: () => void;
}

/** The trial that is under way. */
interface Open {
  /** As it had failed. */
  before: Download;
  code: FailureCode;
  left: Remedy[];
  steps: { remedy: Remedy; outcome: TrialOutcome }[];
  unlisten: () => void;
  /** Ends the wait before a step; null where there is none. */
  cancelWait: (() => void) | null;
  /** Whether its image has been put into the queue for the present step. */
  isAsked: boolean;
}

/**
 * Tries remedies on one image of a batch at a time, in turn and up to the first that works. An image that is got so is
 * saved like any other. No host is asked before the time that it has named itself, nor during its pause.
 */
export class Trials {
  readonly #parts: TrialsParts;
  readonly #done = new Map<string, Trial>();
  /** Until when hosts have asked to be left in peace, on the clock. */
  readonly #waits = new Map<string, number>();
  #open: Open | null = null;

  constructor(parts: TrialsParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** The remedy that is being tried on an image; null for all others. */
  remedyFor(id: DownloadId): Remedy | null {
    return this.#open?.before.id === id ? (this.#open.steps.at(-1)?.remedy ?? null) : null;
  }

  /** The latest for each host and reason. */
  all(): Trial[] {
    return [...this.#done.values()];
  }

  /** A host has asked to wait, whoever heard it. */
  askedToWait(host: string, ms: number): void {
    this.#waits.set(host, Math.max(this.#waits.get(host) ?? 0, this.#parts.clock.now() + ms));
  }

  /**
   * @param download has failed
   * @param remedies in the order in which they are to be tried
   */
  begin(download: Download, code: FailureCode, remedies: readonly Remedy[]): void {
    const unlisten = this.#parts.listen((heard) => {
      if (heard.id === download.id) this.#heard(heard);
    });
    this.#open = { before: download, code, left: [...remedies], steps: [], unlisten, cancelWait: null, isAsked: false };
    this.#next(this.#open);
  }

  /** Ends the trial; its image is then as failed as before. */
  stop(): void {
    const open = this.#open;
    if (open === null) return;
    open.left = [];
    const wasAsked = open.isAsked;
    this.#close(open, { kind: 'stopped' });
    if (wasAsked) this.#parts.giveBack(open.before);
    this.#parts.closed();
  }

  /** Calls back no more. */
  end(): void {
    this.#open?.cancelWait?.();
    this.#open?.unlisten();
    this.#open = null;
  }

  #next(open: Open): void {
    const remedy = open.left.shift();
    if (remedy === undefined) return;
    const { clock } = this.#parts;
    const waitMs = Math.max(0, (this.#waits.get(open.before.host) ?? 0) - clock.now());
    open.steps.push({ remedy, outcome: { kind: 'running' } });
    if (waitMs === 0) return this.#ask(open, remedy);
    open.cancelWait = clock.schedule(Math.ceil(waitMs), () => this.#ask(open, remedy));
    this.#set(open, { kind: 'waiting', until: Math.round(clock.wallNow() + waitMs) });
  }

  #ask(open: Open, remedy: Remedy): void {
    open.cancelWait = null;
    open.isAsked = true;
    this.#set(open, { kind: 'running' });
    if (remedy === 'fewer') this.#parts.alone(open.before.host, true);
    this.#parts.tryAgain(open.before.id);
  }

  /** What has become of the image. */
  #heard({ host, state }: Download): void {
    const open = this.#open;
    if (open === null || !open.isAsked) return;
    switch (state.kind) {
      case 'queued':
        this.#set(open, { kind: 'waiting', until: this.#parts.pausedUntil(host) });
        return;
      case 'retrying':
        this.#set(open, { kind: 'waiting', until: state.retryAt });
        return;
      case 'active':
      case 'saving':
        this.#set(open, { kind: 'running' });
        return;
      case 'done':
        this.#end(open, { kind: 'worked', ms: state.ms, bytes: state.bytes, mediaType: state.mediaType });
        return;
      case 'skipped':
        this.#end(open, { kind: 'worked', ms: 0, bytes: state.bytes, mediaType: '' });
        return;
      case 'failed':
        this.#end(open, { kind: 'failed', failure: state.failure });
        return;
      case 'paused':
      case 'cancelled':
        open.left = [];
        this.#end(open, { kind: 'stopped' });
    }
  }

  /** A step has come to its end, and its image is about to leave its slot. */
  #end(open: Open, outcome: TrialOutcome): void {
    open.isAsked = false;
    const goesOn = outcome.kind === 'failed' && open.left.length > 0;
    if (!goesOn) {
      this.#close(open, outcome);
      queueMicrotask(() => this.#parts.closed());
      return;
    }
    this.#set(open, outcome);
    this.#parts.alone(open.before.host, false);
    queueMicrotask(() => {
      if (this.#open === open && !open.isAsked && open.cancelWait === null) this.#next(open);
    });
  }

  #close(open: Open, outcome: TrialOutcome): void {
    open.cancelWait?.();
    open.unlisten();
    open.isAsked = false;
    this.#open = null;
    this.#parts.alone(open.before.host, false);
    this.#set(open, outcome);
  }

  #set(open: Open, outcome: TrialOutcome): void {
    const step = open.steps.at(-1);
    if (step === undefined) return;
    step.outcome = outcome;
    const { id, host } = open.before;
    const steps = open.steps.map((one) => ({ ...one }));
    const key = `${host} ${open.code}`;
    this.#done.delete(key);
    this.#done.set(key, { id, host, code: open.code, steps, isOpen: this.#open === open });
    this.#parts.changed();
  }
}
