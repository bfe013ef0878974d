import { assertNever } from '../../shared/assert-never.ts';
import type { Download, DownloadId, DownloadState, DownloadStateKind } from '../../shared/download.ts';
import type { ListColumn, ListSort } from '../../shared/list-look.ts';
import type { BatchMirror } from './batch-mirror.ts';

type Sorted = Pick<BatchMirror, 'byId' | 'progressById'>;
type Key = number | string | undefined;

/** The order of states: what moves first, then what is to come, then what is over. */
const stages: readonly DownloadStateKind[] = [
  'active',
  'saving',
  'retrying',
  'queued',
  'paused',
  'failed',
  'cancelled',
  'done',
  'skipped',
];

/** All rows by a column. Stable: equal ones keep the order of the list. Those with nothing there come last either way. */
export function sortedIds({ byId, progressById }: Sorted, { column, descending }: ListSort): DownloadId[] {
  const keys: Key[] = byId.map((download) => keyOf(column, download, progressById));
  const sign = descending ? -1 : 1;
  return byId
    .map(({ id }) => id)
    .sort((a, b) => {
      const [x, y] = [keys[a], keys[b]];
      if (x === y) return a - b;
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      return x < y ? -sign : sign;
    });
}

function keyOf(column: ListColumn, { id, name, host, state }: Download, progressById: Sorted['progressById']): Key {
  switch (column) {
    case 'name':
      return naturalKey(name);
    case 'host':
      return host;
    case 'state':
      return stages.indexOf(state.kind);
    case 'size':
      return bytesOf(state) ?? progressById.get(id)?.totalBytes ?? undefined;
    case 'dimensions':
      return state.kind === 'done' && state.width !== undefined ? state.width * (state.height ?? 0) : undefined;
    case 'speed':
      return state.kind === 'active' ? progressById.get(id)?.bytesPerSecond : undefined;
    case 'time':
      return state.kind === 'done' ? state.ms : undefined;
    case 'attempts':
      return attemptsOf(state);
    default:
      return assertNever(column);
  }
}

/** A key by which photo-9 stands before photo-10: comparing these is far quicker than comparing with `Intl.Collator`. */
function naturalKey(name: string): string {
  return name.toLowerCase().replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(16, '0'));
}

/** In bytes, of an image that is here. */
export const bytesOf = (state: DownloadState): number | undefined =>
  state.kind === 'done' || state.kind === 'skipped' ? state.bytes : undefined;

/** How often an image has been asked for; undefined while it has not. */
export function attemptsOf(state: DownloadState): number | undefined {
  if (state.kind === 'done' || state.kind === 'failed') return state.attempts;
  return state.kind === 'active' || state.kind === 'retrying' ? state.attempt : undefined;
}
