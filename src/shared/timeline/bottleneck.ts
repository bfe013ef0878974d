import type { Phase } from '../download.ts';
import type { TimelineFigures } from './figures.ts';
import type { LineResponse } from './line-response.ts';

/** What kept a batch from being quicker. */
export type BottleneckKind =
  /** Waiting for connections and first bytes. */
  | 'latency'
  /** Throughput stayed the same however many bodies came at once. */
  | 'line'
  /** All slots were taken, and each connection had a speed of its own: more at once would have been quicker. */
  | 'concurrency'
  /** Slots stood empty while hosts were left in peace. */
  | 'host-pauses'
  /** Slots stood empty while downloads waited for their next attempt. */
  | 'retries'
  /** Slots stood empty though downloads waited: a limit per host. */
  | 'host-limit'
  /** Most slots had nothing left to do while the last ones ran. */
  | 'stragglers'
  | 'disk'
  /** Mostly receiving, and nothing tells whether the line or the servers set the speed. */
  | 'receiving'
  | 'mixed'
  /** Too little has happened. */
  | 'unknown';

export interface Bottleneck {
  kind: BottleneckKind;
  /** Shares of the time that slots were taken, from 0 to 1: they add up to 1. */
  waitingShare: number;
  bodyShare: number;
  diskShare: number;
  /** Shares of the time that slots were allowed, from 0 to 1. `idleShare` contains the others. */
  idleShare: number;
  idleAtEndShare: number;
  idleInPausesShare: number;
  idleInRetriesShare: number;
  /** Of waiting, the phase that took most. */
  waitsFor: Phase;
}

/** A share from which one thing is said to dominate. */
const most = 0.5;
/** Below it throughput counts as flat, above the other as growing along (see `LineResponse`). */
const flat = 0.4;
const growing = 0.7;

/**
 * Names what dominated. Empty slots come first, since shares of taken slots say little where most were empty; then where
 * the taken ones spent their time.
 */
export function bottleneckOf(figures: TimelineFigures, { elasticity }: LineResponse): Bottleneck {
  const { phaseMs, use, attempts, runMs } = figures;
  const connecting = phaseMs.dns + phaseMs.connect + phaseMs.tls;
  const busyMs = connecting + phaseMs.firstByte + phaseMs.body + phaseMs.disk;
  const shares = {
    waitingShare: shareOf(connecting + phaseMs.firstByte, busyMs),
    bodyShare: shareOf(phaseMs.body, busyMs),
    diskShare: shareOf(phaseMs.disk, busyMs),
    idleShare: shareOf(use.idleMs, use.allowedMs),
    idleAtEndShare: shareOf(use.idleAtEndMs, use.allowedMs),
    idleInPausesShare: shareOf(use.idleInPausesMs, use.allowedMs),
    idleInRetriesShare: shareOf(use.idleInRetriesMs, use.allowedMs),
    waitsFor: phaseMs.firstByte >= connecting ? ('firstByte' as const) : largest(phaseMs),
  };
  const idleOtherwise = shares.idleShare - shares.idleAtEndShare - shares.idleInPausesShare - shares.idleInRetriesShare;
  const kind = ((): BottleneckKind => {
    if (attempts < 3 || runMs < 20 || busyMs <= 0) return 'unknown';
    if (shares.idleInPausesShare >= 0.3) return 'host-pauses';
    if (shares.idleInRetriesShare >= 0.3) return 'retries';
    if (shares.idleAtEndShare >= 0.4) return 'stragglers';
    if (idleOtherwise >= 0.4) return 'host-limit';
    if (shares.waitingShare >= most) return 'latency';
    if (shares.diskShare >= most) return 'disk';
    if (shares.bodyShare < most) return 'mixed';
    if (elasticity === null) return 'receiving';
    if (elasticity <= flat) return 'line';
    return elasticity >= growing ? 'concurrency' : 'receiving';
  })();
  return { kind, ...shares };
}

const shareOf = (ms: number, of: number): number => (of <= 0 ? 0 : Math.min(1, ms / of));

function largest({ dns, connect, tls }: { dns: number; connect: number; tls: number }): Phase {
  if (dns >= connect && dns >= tls) return 'dns';
  return connect >= tls ? 'connect' : 'tls';
}
