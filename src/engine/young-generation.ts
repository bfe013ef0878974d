import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** V8's two halves of the space for new objects together, in bytes: 16 MiB each. */
const enough = 32 * 1024 * 1024;
/** It doubles with so much that survives that it never does so twice in this time. */
const lookMs = 100;

let isBound = false;

/**
 * Keeps the space for new objects from growing beyond 32 MiB. By itself V8 lets it grow to 128 MiB in a process that does
 * much for long, and fills all of that with garbage before it collects any: half of what a long batch holds resident.
 * `--max-semi-space-size` would do the same, but can only be given to a process before it starts. V8 reads the factor each
 * time that it is about to grow the space.
 */
export function boundYoungGeneration(): void {
  if (isBound) return;
  isBound = true;
  const timer = setInterval(() => {
    const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    if (space === undefined || space.space_size < enough) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(timer);
  }, lookMs);
  timer.unref();
}
