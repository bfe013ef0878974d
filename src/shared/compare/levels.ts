import { sweepLevels } from './comparison.ts';

/**
 * The concurrencies to compare: one at a time and `concurrency`, or for a sweep each doubling from one up to it. A sweep
 * ends with the first level that has a slot for each image: beyond it nothing could change.
 *
 * @param concurrency 2 or more
 * @param images how many take part
 */
export function compareLevels(concurrency: number, isSweep: boolean, images: number): number[] {
  return isSweep ? sweepLevels.filter((level) => level <= concurrency && level < images * 2) : [1, concurrency];
}
