import { join } from 'node:path';
import type { Clock } from '../../engine/clock.ts';
import type { BatchPatch } from '../../shared/batch.ts';
import { type Download, type DownloadId, isSettled } from '../../shared/download.ts';
import type { Estimate } from '../../shared/estimate.ts';
import type { ListOrder } from '../../shared/settings.ts';
import { hostFields } from './host-summary.ts';
import { createLineOrder } from './line-order.ts';
import type { Reporter } from './reporter.ts';
import type { RunEnd } from '../run-batch.ts';

/** An event of `--json`. Numbers are bytes and milliseconds; `path` is absolute; no field holds credentials. */
export type JsonEvent = { event: string } & Record<string, string | number | boolean | null | object | undefined>;

export interface JsonLinesParts {
  write: (event: JsonEvent) => void;
  folder: string;
  /** The list in which a row stands, where there is more than one. */
  listOf: (id: DownloadId) => string | null | undefined;
  order: ListOrder;
  clock: Clock;
}

/** Each download tells of its progress at most four times a second. */
const progressMs = 250;

/** The events of a batch but for its summary, as `docs/terminal.md` describes them. */
export function createJsonLines({ write, folder, listOf, order, clock }: JsonLinesParts): Reporter {
  const lines = createLineOrder(order, (download) => {
    const event = finishedEvent(download, folder, listOf);
    if (event !== null) write(event);
  });
  const begun = new Map<DownloadId, { download: Download; atMs: number; toldAtMs: number; bytes: number }>();
  return {
    transition(download) {
      const { id, state } = download;
      if (isSettled(state)) {
        lines.push(download);
      } else if (state.kind === 'active') {
        begun.set(id, { download, atMs: clock.now(), toldAtMs: -Infinity, bytes: 0 });
        write({ event: 'started', ...rowFields(download, folder, listOf), attempt: state.attempt });
        return;
      } else if (state.kind === 'retrying') {
        const { code, message } = state.failure;
        const ms = Math.max(0, Math.round(state.retryAt - clock.wallNow()));
        write({ event: 'retrying', ...rowFields(download, folder, listOf), code, message, ms });
      }
      begun.delete(id);
    },
    patch({ progress }: BatchPatch) {
      for (const { id, receivedBytes, totalBytes } of progress) {
        const run = begun.get(id);
        if (run === undefined || receivedBytes === run.bytes || clock.now() - run.toldAtMs < progressMs) continue;
        run.toldAtMs = clock.now();
        run.bytes = receivedBytes;
        const ms = Math.round(clock.now() - run.atMs);
        write({ event: 'progress', ...rowFields(run.download, folder, listOf), bytes: receivedBytes, totalBytes, ms });
      }
    },
    end: () => lines.end(),
  };
}

/** The event of a row that has come to an end; null for a cancelled one, which only the summary counts. */
function finishedEvent(download: Download, folder: string, listOf: JsonLinesParts['listOf']): JsonEvent | null {
  const row = rowFields(download, folder, listOf);
  const { state } = download;
  switch (state.kind) {
    case 'done': {
      const { bytes, sha256, ms, mediaType: type, width, height, finalUrl, attempts } = state;
      const { endsEarly, wrongExtension, sameAsOthers } = state;
      const picture = { bytes, sha256, ms: Math.round(ms), type, width, height, finalUrl, attempts };
      return { event: 'done', ...row, ...picture, endsEarly, wrongExtension, sameAsOthers };
    }
    case 'skipped':
      return { event: 'skipped', ...row, bytes: state.bytes, sha256: state.sha256, code: state.why };
    case 'failed': {
      const { code, message, status } = state.failure;
      return { event: 'failed', ...row, path: undefined, code, message, status, attempts: state.attempts };
    }
    default:
      return null;
  }
}

/** @param stopped why it ended before its time: a signal, or the code of a failure of the disk */
export function summaryEvent({ summary, hosts }: RunEnd, folder: string, stopped: string | null): JsonEvent {
  const { saved, skipped, failed, cancelled, bytes, elapsedMs, concurrency, peakActive } = summary;
  const estimate = summary.estimate === null ? null : roundEstimate(summary.estimate);
  const ms = Math.round(elapsedMs);
  return {
    event: 'summary',
    path: folder,
    saved,
    skipped,
    failed,
    cancelled,
    bytes,
    ms,
    concurrency,
    peakActive,
    estimate,
    stopped,
    hosts: hostFields(hosts),
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function roundEstimate({ lowMs, highMs, speedUpLow, speedUpHigh }: Estimate): Estimate {
  return {
    lowMs: Math.round(lowMs),
    highMs: Math.round(highMs),
    speedUpLow: hundredths(speedUpLow),
    speedUpHigh: hundredths(speedUpHigh),
  };
}

function rowFields(
  { id, line, url, name }: Download,
  folder: string,
  listOf: JsonLinesParts['listOf'],
): Record<string, string | number | null | undefined> {
  return { line, list: listOf(id), url, path: join(folder, name) };
}
