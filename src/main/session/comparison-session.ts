import type { CompareOptions, Comparison } from '../../shared/compare/comparison.ts';
import { planComparison } from '../../shared/compare/plan.ts';
import type { SampleRow } from '../../shared/compare/sample.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import type { Batch, BatchPorts, BatchSpec } from '../../engine/batch/batch.ts';
import { type RunningComparison, startComparison } from '../../engine/compare/comparison.ts';
import { DownloadError } from '../../engine/download-error.ts';
import { messages } from '../language.ts';
import { CommandError } from '../ipc/command-error.ts';

/** How often a running comparison tells how far it is. */
const tickMs = 200;

/** The measured comparison beside a finished batch. */
export class ComparisonSession {
  readonly #tell: (comparison: Comparison) => void;
  readonly #fault: (error: unknown) => void;
  #state: Comparison = { kind: 'none' };
  #running: RunningComparison | null = null;
  #ended: Promise<void> = Promise.resolve();

  /**
   * @param tell hears of each change, and several times a second how far it is
   * @param fault hears of what nobody expected, of which a person reads only that there was something
   */
  constructor(tell: (comparison: Comparison) => void, fault: (error: unknown) => void) {
    this.#tell = tell;
    this.#fault = fault;
  }

  get state(): Comparison {
    return this.#state;
  }

  /**
   * Runs what a batch has saved again, or a sample of it.
   *
   * @param spec the batch's own
   * @throws CommandError when one is under way, the batch is not at its end or has too little to compare
   */
  start(batch: Batch, spec: BatchSpec, ports: BatchPorts, options: CompareOptions): void {
    if (this.#running !== null) throw new CommandError('busy', messages().main.measuringAlready);
    if (batch.status.kind !== 'finished') {
      throw new CommandError('not-finished', messages().main.measureLater);
    }
    const { summary } = batch.status;
    if (summary.saved < 2) {
      throw new CommandError('too-few', messages().main.tooFewToCompare);
    }
    const saved = savedImages(batch);
    const ownMs = summary.estimate === null ? null : summary.estimate.highMs / summary.saved;
    const { chosen, cost } = planComparison(saved, options, ownMs);
    const images = chosen.flatMap((index) => saved[index] ?? []);
    const running = startComparison(
      {
        batch: { ...spec, rows: images.map(({ row }) => row), limits: batch.limits },
        ofImages: saved.length,
        levels: options.levels,
        rounds: options.rounds,
        known: images.map(({ sha256 }) => sha256),
        runBytes: cost.runBytes,
      },
      ports,
    );
    this.#running = running;
    const tell = (): void =>
      this.#set({ kind: 'running', cost, progress: running.progress(), result: running.result() });
    tell();
    const timer = setInterval(tell, tickMs);
    this.#ended = running.ended
      .then(
        (result): Comparison => (result === null ? { kind: 'cancelled' } : { kind: 'measured', cost, result }),
        (error: unknown): Comparison => ({ kind: 'failed', message: this.#messageOf(error) }),
      )
      .then((comparison) => {
        clearInterval(timer);
        this.#running = null;
        this.#set(comparison);
      });
  }

  /** Resolves when the scratch folder is gone. */
  async cancel(): Promise<void> {
    this.#running?.cancel();
    await this.#ended;
  }

  #set(comparison: Comparison): void {
    this.#state = comparison;
    this.#tell(comparison);
  }

  #messageOf(error: unknown): string {
    if (error instanceof DownloadError) return messages().failures.message(error, null);
    this.#fault(error);
    return messages().main.measuringFailed;
  }
}

interface SavedImage extends SampleRow {
  row: ListRow;
  sha256: string | null;
}

/** What is known of each saved image, in list order. The names that the list wishes for do not matter here. */
function savedImages(batch: Batch): SavedImage[] {
  const rows = batch.savedRows();
  const known: Omit<SavedImage, 'row'>[] = [];
  for (let id = 0; id < batch.rowCount; id += 1) {
    const { host, state } = batch.download(id);
    if (state.kind === 'done') known.push({ host, bytes: state.bytes, sha256: state.sha256 ?? null });
  }
  return rows.flatMap(({ line, url }, index) => {
    const image = known[index];
    return image === undefined ? [] : [{ ...image, row: { line, url } }];
  });
}
