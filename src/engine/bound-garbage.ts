import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** V8's two halves of the space for new objects together, in bytes: 16 MiB each. */
const enough = 32 * 1024 * 1024;
/** The space doubles with so much that survives that it never does so twice in this time. */
const lookMs = 100;

let isBound = false;

/**
 * Keeps garbage from lying about in a process that downloads for long: what is in use there are some 20 MB, and V8 by
 * itself lets ten times as much gather, because it has seen so much allocated.
 *
 * The space for new objects grows to 128 MiB and is filled whole before anything in it is collected; here it stops at 32.
 * The rest is collected when it is two and a half times what was in use, not four times. V8 reads both figures whenever it
 * is about to use them; its other ones for the same can only be given to a process before it starts.
 */
export function boundGarbage(): void {
  if (isBound) return;
  isBound = true;
  setFlagsFromString('--heap-growing-percent=150');
  const timer = setInterval(() => {
    const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    if (space === undefined || space.space_size < enough) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(timer);
  }, lookMs);
  timer.unref();
}
