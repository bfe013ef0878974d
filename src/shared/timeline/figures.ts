import { byteIsFailed, byteIsRetried } from './block-end.ts';
import { type BlockLog, slotPhases, type SlotPhase } from './block-log.ts';
import { lengthMs, minus } from './intervals.ts';
import { hostPauseTime, slotUse, type SlotUse } from './slot-use.ts';
import { endOf, type Timeline } from './timeline.ts';

/** Sums over a timeline. */
export interface TimelineFigures {
  /** From the start to the last end, in ms, rests included; `runMs` without them. */
  spanMs: number;
  runMs: number;
  use: SlotUse;
  /** Time that slots spent in each phase, in ms of slots. */
  phaseMs: Record<SlotPhase, number>;
  attempts: number;
  retried: number;
  failed: number;
  /** Received, of failed attempts too. */
  bytes: number;
  /** While any host was paused, in ms. */
  hostPauseMs: number;
  /** The middle one of the waits for a first byte; null when there was none. */
  medianFirstByteMs: number | null;
}

const firstBytePlace = slotPhases.indexOf('firstByte');
/** More waits than these do not move the middle one. */
const mostWaits = 4096;

/** Linear in the number of blocks: some milliseconds for 100,000. */
export function figuresOf(timeline: Timeline): TimelineFigures {
  const { blocks, live, rests } = timeline;
  const spanMs = endOf(timeline);
  const phaseMs = { dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
  const waits: number[] = [];
  const step = Math.max(1, Math.floor(blocks.length / mostWaits));
  let [retried, failed, bytes] = [0, 0, 0];
  const count = (log: BlockLog): void => {
    for (let index = 0; index < log.length; index++) {
      for (const [place, phase] of slotPhases.entries()) phaseMs[phase] += log.phase(index, place);
      bytes += log.bytes(index);
      if (byteIsFailed(log.endByte(index))) failed++;
      else if (byteIsRetried(log.endByte(index))) retried++;
    }
  };
  count(blocks);
  count(live);
  for (let index = 0; index < blocks.length; index += step) {
    const wait = blocks.phase(index, firstBytePlace);
    if (wait > 0) waits.push(wait);
  }
  waits.sort((a, b) => a - b);
  return {
    spanMs,
    runMs: lengthMs(minus([{ fromMs: 0, toMs: spanMs }], rests)),
    use: slotUse(timeline),
    phaseMs,
    attempts: blocks.length + live.length,
    retried,
    failed,
    bytes,
    hostPauseMs: lengthMs(hostPauseTime(timeline, spanMs)),
    medianFirstByteMs: waits[Math.floor(waits.length / 2)] ?? null,
  };
}
