import type { DownloadId } from '../../shared/download.ts';
import type { DownloadError } from '../download-error.ts';
import { mediaTypeOf } from '../transfer/image/image-type.ts';
import { decideRetry } from '../transfer/retry-policy.ts';
import type { AttemptEnd } from './attempts.ts';
import type { BatchHosts } from './batch-hosts.ts';
import type { BatchRows } from './batch-rows.ts';
import type { BatchPorts, BatchSpec } from './batch-spec.ts';
import type { RowStates } from './row-states.ts';
import type { Waiting } from './waiting.ts';

export interface OutcomesParts {
  spec: BatchSpec;
  ports: BatchPorts;
  rows: BatchRows;
  states: RowStates;
  hosts: BatchHosts;
  waiting: Waiting;
  /** Whether a download is tried but once, whatever it fails with. */
  isTrial: (id: DownloadId) => boolean;
  /** Puts a download whose wait is over back into the queue. */
  requeue: (id: DownloadId, isRetry: boolean) => void;
  /** The disk refuses a download: it and all others have to wait for the person. */
  stall: (id: DownloadId, failure: DownloadError) => void;
  /** Removes what earlier attempts of a download have left. */
  dropPart: (id: DownloadId) => void;
}

/** Decides what becomes of a download whose attempt has come to an end by itself. */
export class Outcomes {
  readonly #parts: OutcomesParts;
  readonly #failedAttempts = new Map<DownloadId, number>();

  constructor(parts: OutcomesParts) {
    this.#parts = parts;
  }

  /** Number of a download's next attempt, or of the one under way, from 1. */
  attemptOf(id: DownloadId): number {
    return (this.#failedAttempts.get(id) ?? 0) + 1;
  }

  /** Its next attempt is its first again. */
  startOver(id: DownloadId): void {
    this.#failedAttempts.delete(id);
  }

  /** The same of many. */
  startAllOver(ids: readonly DownloadId[]): void {
    if (this.#failedAttempts.size > 0) for (const id of ids) this.#failedAttempts.delete(id);
  }

  saved(id: DownloadId, { savedAs, result, startedAt, ms }: Extract<AttemptEnd, { kind: 'saved' }>): void {
    const { rows, states, waiting } = this.#parts;
    rows.rename(id, savedAs.name);
    const rank = states.takeRank();
    if (savedAs.keptBytes !== null) {
      states.set(id, { kind: 'skipped', rank, bytes: savedAs.keptBytes, why: 'name-taken' });
      return;
    }
    const { bytes, type, sha256, size, finalUrl, hasEnd, timings } = result;
    states.set(id, {
      kind: 'done',
      rank,
      bytes,
      ms,
      mediaType: mediaTypeOf[type],
      timings: { ...timings, queue: startedAt - waiting.queuedAt(id) },
      attempts: this.attemptOf(id),
      ...(sha256 !== undefined && { sha256 }),
      ...(finalUrl !== null && { finalUrl }),
      ...size,
      ...(!hasEnd && { endsEarly: true }),
      ...(savedAs.wrongExtension !== null && { wrongExtension: savedAs.wrongExtension }),
    });
  }

  failed(id: DownloadId, failure: DownloadError): void {
    const { spec, ports, rows, hosts } = this.#parts;
    const attempt = this.attemptOf(id);
    const heard = hosts.failed(rows.host(id), id, failure);
    const pauseMs = heard.kind === 'wait' ? heard.delayMs : 0;
    if (heard.kind === 'wait' && !heard.counts) return this.#retryLater(id, attempt, pauseMs, failure, true);
    const decision = heard.kind === 'give-up' ? heard : decideRetry(failure, attempt, spec.retry, ports.random());
    switch (decision.kind) {
      case 'retry':
        if (this.#parts.isTrial(id)) return this.#giveUp(id, failure, attempt);
        this.#failedAttempts.set(id, attempt);
        this.#retryLater(id, attempt, Math.max(decision.delayMs, pauseMs), failure, pauseMs > 0);
        return;
      case 'stall':
        this.#parts.stall(id, failure);
        return;
      case 'give-up':
        this.#giveUp(id, failure, attempt);
    }
  }

  /** A host that stays in trouble: what waits for it fails with the same reason, and is not tried one by one. */
  giveUpHost(host: string, failure: DownloadError): void {
    const { rows, waiting } = this.#parts;
    const ids = [...rows.idsIn('queued'), ...rows.idsIn('retrying')].filter((id) => rows.host(id) === host);
    ids.sort((a, b) => a - b);
    waiting.withdrawAll(ids);
    for (const id of ids) this.#giveUp(id, failure, this.attemptOf(id) - 1);
  }

  #giveUp(id: DownloadId, failure: DownloadError, attempts: number): void {
    const { states, dropPart } = this.#parts;
    dropPart(id);
    states.set(id, { kind: 'failed', rank: states.takeRank(), failure: failure.toFailure(), attempts });
  }

  /** Waits without a slot. */
  #retryLater(id: DownloadId, attempt: number, delayMs: number, failure: DownloadError, isForHost: boolean): void {
    const { ports, states, waiting, requeue } = this.#parts;
    waiting.forRetry(id, delayMs, isForHost, () => requeue(id, true));
    const retryAt = ports.clock.wallNow() + delayMs;
    states.set(id, { kind: 'retrying', attempt, retryAt, failure: failure.toFailure() });
  }
}
