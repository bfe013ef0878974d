import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/** Two readings of one start of the computer differ by less than this; no computer starts twice within it. */
const toleranceMs = 10_000;

/**
 * Names this start of the computer. After another one, bytes that were written but not synced may be zeros.
 * Linux has an id for it; elsewhere it is the time of the start, which a clock set anew moves: that looks like another
 * start, and costs no more than to begin some files again.
 */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `at:${Math.round(Date.now() - uptime() * 1000)}`;
  }
}

/** Whether two ids name the same start. */
export function isSameBoot(one: string | null, other: string): boolean {
  if (one === null) return false;
  const [a, b] = [timeOf(one), timeOf(other)];
  return a === null || b === null ? one === other : Math.abs(a - b) < toleranceMs;
}

function timeOf(id: string): number | null {
  const time = /^at:(\d+)$/.exec(id)?.[1];
  return time === undefined ? null : Number(time);
}
