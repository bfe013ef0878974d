import type { DownloadId } from '../../shared/download.ts';
import { type Remedy, remediesLeft } from '../../shared/remedies/remedy.ts';
import type { BatchFlow } from './batch-flow.ts';

/** What stands in the way of a trial. */
export type TrialRefusal = 'not-failed' | 'busy' | 'resting' | 'none-left';

/** What a person does against failures; see the members of `Batch` of the same names. */
export class RemedyCommands {
  readonly #flow: BatchFlow;

  constructor(flow: BatchFlow) {
    this.#flow = flow;
  }

  /** @returns null when the trial has begun */
  tryOn(id: DownloadId, wanted: readonly Remedy[]): TrialRefusal | null {
    const { rows, trials, remedies, run } = this.#flow;
    if (rows.kind(id) !== 'failed') return 'not-failed';
    if (trials.isOpen) return 'busy';
    if (run.status.kind === 'paused' || run.status.kind === 'stalled') return 'resting';
    const download = rows.download(id);
    if (download.state.kind !== 'failed') return 'not-failed';
    const { code } = download.state.failure;
    const left = remediesLeft(code, download.url, remedies.of(download.host)).filter((one) => wanted.includes(one));
    if (left.length === 0) return 'none-left';
    trials.begin(download, code, left);
    return null;
  }

  stopTrial(): void {
    this.#flow.trials.stop();
  }

  /** Asks a host so from now on, beside how it is asked already. */
  apply(host: string, added: readonly Remedy[]): void {
    this.#set(host, [...this.#flow.remedies.of(host), ...added]);
  }

  withdraw(host: string): void {
    this.#set(host, []);
  }

  #set(host: string, remedies: readonly Remedy[]): void {
    this.#flow.remedies.set(host, remedies);
    this.#flow.mirrors.remediesChanged();
    this.#flow.record?.remedies(this.#flow.remedies.all());
  }
}
