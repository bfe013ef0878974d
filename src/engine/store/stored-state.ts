import { plainStates } from '../../shared/wire/pack-state.ts';
import { isRecord } from '../../shared/is-record.ts';
import { type DownloadState, phases, type PhaseTimings } from '../../shared/download.ts';

type Settled = Extract<DownloadState, { kind: 'done' | 'skipped' | 'failed' }>;

/** How a state stands in the table: its kind, and the rest as JSON. */
export interface StoredState {
  kind: string;
  detail: string | null;
}

/** What there is to keep of a state. Where a download only waits or works there is nothing: it will be queued again. */
export function writeState(state: DownloadState): StoredState {
  switch (state.kind) {
    case 'done':
    case 'skipped':
    case 'failed': {
      const { kind, ...detail } = state;
      return { kind, detail: JSON.stringify(detail) };
    }
    case 'cancelled':
      return { kind: 'cancelled', detail: null };
    default:
      return { kind: 'queued', detail: null };
  }
}

/** Reads a state back. What cannot be read, or is of a Shoal that knew other states, is queued. */
export function readState(kind: unknown, detail: unknown): DownloadState {
  if (kind === 'cancelled') return plainStates.cancelled;
  if (typeof detail !== 'string') return plainStates.queued;
  try {
    const state: unknown = JSON.parse(detail);
    // Put into the object that is there: of a hundred thousand rows a copy each is felt.
    if (isRecord(state)) state['kind'] = kind;
    if (isSettledState(state)) return state;
  } catch {
    // queued
  }
  return plainStates.queued;
}

/** Looks at what every Shoal has written; what came later is there or not. */
function isSettledState(value: unknown): value is Settled {
  if (!isRecord(value) || !isNumber(value['rank'])) return false;
  switch (value['kind']) {
    case 'done':
      return (
        isNumber(value['bytes']) &&
        isNumber(value['ms']) &&
        isNumber(value['attempts']) &&
        typeof value['mediaType'] === 'string' &&
        isTimings(value['timings'])
      );
    case 'skipped':
      return isNumber(value['bytes']) && typeof value['why'] === 'string';
    case 'failed':
      return isNumber(value['attempts']) && isFailure(value['failure']);
    default:
      return false;
  }
}

function isFailure(value: unknown): boolean {
  return isRecord(value) && ['code', 'message', 'advice'].every((key) => typeof value[key] === 'string');
}

function isTimings(value: unknown): value is PhaseTimings {
  return isRecord(value) && phases.every((phase) => isNumber(value[phase]));
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
