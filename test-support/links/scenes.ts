import type { Scene } from './simulate.ts';

const usual = { bytesPerSecond: 100e6, meanBytes: 100e3, sizeSigma: 0.5, latencySigma: 0.15 };

/** The links on which the automatic is judged. */
export const scenes: Record<string, Scene> = {
  'latency-bound: 100 ms, 100 MB/s': { ...usual, meanBytes: 50e3, hosts: [{ name: 'far.example', latencyMs: 100 }] },
  'bandwidth-bound: 40 ms, 10 MB/s': {
    ...usual,
    bytesPerSecond: 10e6,
    meanBytes: 300e3,
    sizeSigma: 0.8,
    hosts: [{ name: 'near.example', latencyMs: 40 }],
  },
  'slows down over 8 at once': { ...usual, hosts: [{ name: 'small.example', latencyMs: 80, slowsAbove: 8 }] },
  'answers 429 over 6 at once': { ...usual, hosts: [{ name: 'strict.example', latencyMs: 100, refusesAbove: 6 }] },
  'four hosts: 10, 50, 200, 1000 ms': {
    ...usual,
    meanBytes: 50e3,
    hosts: [10, 50, 200, 1000].map((latencyMs) => ({ name: `h${latencyMs}.example`, latencyMs })),
  },
  'line halves midway: 20 to 10 MB/s': {
    ...usual,
    bytesPerSecond: 20e6,
    bytesPerSecondLater: 10e6,
    meanBytes: 200e3,
    hosts: [{ name: 'near.example', latencyMs: 60 }],
  },
  'line doubles midway: 10 to 20 MB/s': {
    ...usual,
    bytesPerSecond: 10e6,
    bytesPerSecondLater: 20e6,
    meanBytes: 200e3,
    hosts: [{ name: 'near.example', latencyMs: 150 }],
  },
};
