import type { DownloadId, DownloadState, DownloadStateKind } from '../../shared/download.ts';
import type { QueueEnd } from '../queue/places.ts';
import type { BatchFlow } from './batch-flow.ts';

const canPause = new Set<DownloadStateKind | undefined>(['queued', 'active', 'retrying']);
const isOver = new Set<DownloadStateKind | undefined>([undefined, 'done', 'skipped', 'failed', 'cancelled']);

const isRejected = (state: DownloadState): boolean => state.kind === 'skipped' && state.why === 'rejected';

/**
 * What a person does to rows, be it to one or to a hundred thousand: those that it does not apply to are left as they are,
 * and all others are in their new state when a call returns.
 */
export class RowCommands {
  readonly #flow: BatchFlow;

  constructor(flow: BatchFlow) {
    this.#flow = flow;
  }

  pause(ids: Iterable<DownloadId>): void {
    const { rows, states, waiting, attempts } = this.#flow;
    const paused = pick(ids, (id) => canPause.has(rows.kind(id)));
    waiting.withdrawAll(paused);
    states.setAll(paused, 'paused');
    if (attempts.size > 0) for (const id of paused) attempts.stop(id, 'pause');
    attempts.rest(paused);
    this.#flow.settle();
  }

  resume(ids: Iterable<DownloadId>): void {
    const resumed = pick(ids, (id) => this.#flow.rows.kind(id) === 'paused');
    if (resumed.length === 0) return;
    this.#flow.go();
    this.#flow.requeueAll(resumed);
  }

  cancel(ids: Iterable<DownloadId>): void {
    const { rows, states, waiting, attempts } = this.#flow;
    const cancelled = pick(ids, (id) => !isOver.has(rows.kind(id)));
    waiting.withdrawAll(cancelled);
    states.setAll(cancelled, 'cancelled');
    attempts.cancelAll(cancelled);
    this.#flow.settle();
  }

  /** Tries failed and cancelled downloads again, as if for the first time. */
  retry(ids: Iterable<DownloadId>): void {
    const again = this.#lost(ids);
    if (again.length === 0) return;
    this.#flow.go();
    this.#flow.outcomes.startAllOver(again);
    this.#flow.requeueAll(again);
  }

  /** The same when some time has passed. */
  retryIn(ids: Iterable<DownloadId>, delayMs: number): void {
    const again = this.#lost(ids);
    if (again.length === 0) return;
    this.#flow.go();
    for (const id of again) this.#flow.requeueIn(id, delayMs);
  }

  /** Moves downloads that wait to an end of the queue, in list order. A later process begins with the order of the list. */
  prioritise(ids: Iterable<DownloadId>, to: QueueEnd): void {
    const { rows, queue } = this.#flow;
    queue.prioritise(
      pick(ids, (id) => !isOver.has(rows.kind(id))),
      to,
    );
  }

  /** Those that can be tried again; a person may want after all what was rejected before. */
  #lost(ids: Iterable<DownloadId>): DownloadId[] {
    const { rows } = this.#flow;
    return pick(ids, (id) => {
      const kind = rows.kind(id);
      return kind === 'failed' || kind === 'cancelled' || (kind === 'skipped' && isRejected(rows.state(id)));
    });
  }
}

/** Each once, in the order given. */
function pick(ids: Iterable<DownloadId>, applies: (id: DownloadId) => boolean): DownloadId[] {
  const picked: DownloadId[] = [];
  let last = -1;
  let isAscending = true;
  for (const id of ids) {
    if (!applies(id)) continue;
    isAscending &&= id > last;
    last = id;
    picked.push(id);
  }
  return isAscending ? picked : [...new Set(picked)];
}
