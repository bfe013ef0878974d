import { systemClock } from '../../engine/clock.ts';
import { type RunningProbe, startProbe } from '../../engine/probe/probe.ts';
import type { HttpClientOptions } from '../../engine/transfer/request/http-client.ts';
import { chooseSample } from '../../shared/probe/choose-sample.ts';
import { estimateSize } from '../../shared/probe/estimate-size.ts';
import type { Probe } from '../../shared/probe/probe.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { Draft } from './draft.ts';

/** Asks for a sample of the draft, one sample at a time. */
export interface SampleProbe {
  /** @throws CommandError where there is nothing to ask for */
  start(options: { http: HttpClientOptions; maxBytes: number }): Probe;
  cancel(): void;
}

/** @param changed told of each answer, and of the end */
export function createSampleProbe(
  draft: Pick<Draft, 'rows' | 'hosts' | 'version'>,
  changed: (probe: Probe) => void,
): SampleProbe {
  let running: RunningProbe | null = null;
  return {
    start({ http, maxBytes }) {
      const rows = draft.rows();
      if (rows.length === 0) throw new CommandError('empty-list', messages().main.noGoodUrl);
      running?.cancel();
      const rowsOf = new Map(draft.hosts());
      const { version } = draft;
      let isCancelled = false;
      const tell = (change: Partial<Probe>): void => {
        probe = { ...probe, ...change };
        if (running === own) changed(probe);
      };
      const started = startProbe(rows, chooseSample(rows), {
        http,
        maxBytes,
        clock: systemClock,
        onEntry(entry) {
          const entries = probe.entries.map((other) => (other.index === entry.index ? entry : other));
          tell({ entries, size: estimateSize(entries, rowsOf, rows.length) });
        },
      });
      let probe: Probe = { status: 'running', entries: started.entries, rows: rows.length, version, size: null };
      const own: RunningProbe = {
        ...started,
        cancel() {
          isCancelled = true;
          started.cancel();
        },
      };
      running = own;
      void started.finished.then(() => tell({ status: isCancelled ? 'cancelled' : 'done' }));
      return probe;
    },
    cancel() {
      running?.cancel();
    },
  };
}
