import type { Failure } from '../../../../shared/failure.ts';
import type { ProbeEntry, ProbeWarning } from '../../../../shared/probe/probe.ts';

/** One kind of trouble at one host. */
export interface SampleFinding {
  key: string;
  host: string;
  count: number;
  /** `403`, `text/html`, or the code of a failure. */
  what: string;
  finding: { kind: 'warning'; warning: ProbeWarning } | { kind: 'failed'; failure: Failure };
}

export const isAnswered = ({ state }: ProbeEntry): boolean => state.kind === 'answered' || state.kind === 'failed';
export const isGood = ({ state }: ProbeEntry): boolean => state.kind === 'answered' && state.warning === null;

/** What is wrong with a sample, by host and kind, the most frequent first. */
export function findingsOf(entries: readonly ProbeEntry[]): SampleFinding[] {
  const found = new Map<string, SampleFinding>();
  for (const { host, state } of entries) {
    const read = readState(state);
    if (read === null) continue;
    const key = `${host} ${read.what}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { key, host, count: 1, ...read });
    else known.count += 1;
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count);
}

function readState(state: ProbeEntry['state']): Pick<SampleFinding, 'what' | 'finding'> | null {
  if (state.kind === 'failed') return { what: state.failure.code, finding: { kind: 'failed', failure: state.failure } };
  if (state.kind !== 'answered' || state.warning === null) return null;
  const { warning, status, mediaType } = state;
  const what = status >= 400 ? String(status) : (mediaType ?? String(status));
  return { what, finding: { kind: 'warning', warning } };
}
