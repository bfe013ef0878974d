import type { ProbeEntry, ProbeState } from '../../shared/probe/probe.ts';
import { displayUrl, hostOf } from '../../shared/url-list/display-url.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import type { Clock } from '../clock.ts';
import { Halt } from '../transfer/halt.ts';
import { createHttpClient, type HttpClientOptions } from '../transfer/request/http-client.ts';
import { probeUrl } from './probe-url.ts';

export interface ProbeOptions {
  http: HttpClientOptions;
  clock: Clock;
  /** The largest file that is wanted. */
  maxBytes: number;
  /** Called with an entry each time that something has become of it. */
  onEntry: (entry: ProbeEntry) => void;
}

/** A sample that is being asked. */
export interface RunningProbe {
  /** As they are at first, in list order. */
  entries: ProbeEntry[];
  /** Resolves when nothing is asked any more; never rejects. */
  finished: Promise<void>;
  /** What was not answered is left out. */
  cancel(): void;
}

/** Silence that a server is given, in ms; the whole is over after `wholeMs`, whatever servers do. */
const silenceMs = 8000;
export const wholeMs = 30_000;
const atOnce = 6;
const atOncePerHost = 2;

/**
 * Asks for a few rows of a list what a download would find there. Sends what a transfer sends and goes where it goes, but
 * saves nothing and reads at most some kilobytes of each.
 *
 * @param sample positions in the list, see `chooseSample`
 */
export function startProbe(rows: readonly ListRow[], sample: readonly number[], options: ProbeOptions): RunningProbe {
  const { clock, maxBytes, onEntry } = options;
  const http = createHttpClient({ ...options.http, timeoutMs: Math.min(options.http.timeoutMs, silenceMs) });
  const halt = new Halt();
  const entries = sample.flatMap((index): ProbeEntry[] => {
    const row = rows[index];
    if (row === undefined) return [];
    return [{ index, line: row.line, url: displayUrl(row.url), host: hostOf(row.url), state: { kind: 'waiting' } }];
  });
  const waiting = [...entries];
  const busy = new Map<string, number>();
  const cancelBound = clock.schedule(wholeMs, () => halt.stop('close'));
  let isCancelled = false;

  /** The next one whose host has room; a host is not asked for everything at once. */
  const takeNext = (): ProbeEntry | null => {
    const at = waiting.findIndex(({ host }) => (busy.get(host) ?? 0) < atOncePerHost);
    return at < 0 ? null : (waiting.splice(at, 1)[0] ?? null);
  };
  const tell = (entry: ProbeEntry, state: ProbeState): void => onEntry({ ...entry, state });

  const ask = async (entry: ProbeEntry): Promise<void> => {
    busy.set(entry.host, (busy.get(entry.host) ?? 0) + 1);
    tell(entry, { kind: 'asking' });
    const url = rows[entry.index]?.url ?? '';
    tell(entry, await probeUrl(url, { http, clock, halt, maxBytes }));
    busy.set(entry.host, (busy.get(entry.host) ?? 1) - 1);
  };
  const run = async (): Promise<void> => {
    const running = new Set<Promise<void>>();
    for (;;) {
      const entry = isCancelled || running.size >= atOnce ? null : takeNext();
      if (entry !== null) {
        const asking: Promise<void> = ask(entry).finally(() => running.delete(asking));
        running.add(asking);
      } else if (running.size > 0) {
        await Promise.race(running);
      } else {
        break;
      }
    }
    for (const entry of waiting) tell(entry, { kind: 'left-out' });
    cancelBound();
    http.closeIdle();
  };
  halt.hear(() => (isCancelled = true));
  // Not before the caller has the entries.
  return { entries, finished: Promise.resolve().then(run), cancel: () => halt.stop('cancel') };
}
