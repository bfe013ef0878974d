import { formatFor } from '../../format.ts';

const { bytes, count, countOf, duration, durationRange, plural, speed, speedUp } = formatFor('en');
const images = (number: number): string => countOf(number, 'image', 'images');

/** What a list came to. */
export const summary = {
  imagesIn: (saved: number, ms: number): string => `${images(saved)} in ${duration(ms)}`,
  allHereAlready: (skipped: number): string =>
    skipped === 1 ? 'The image was here already' : `All ${count(skipped)} images were here already`,
  cancelledBefore: 'Cancelled before anything was saved',
  noImageSaved: 'No image saved',
  noneCouldBeSaved: (failed: number): string =>
    failed === 1 ? 'The image could not be saved' : `None of the ${count(failed)} images could be saved`,
  nothingNew: 'Nothing new was saved',
  failed: (number: number): string => `${count(number)} failed`,
  cancelled: (number: number): string => `${count(number)} cancelled`,
  notDownloaded: (number: number): string => `${count(number)} not downloaded`,
  hereAlready: (number: number): string => `${count(number)} ${plural(number, 'was', 'were')} here already`,
  oneAtATime: (lowMs: number, highMs: number): string => `one at a time ${durationRange(lowMs, highMs)} (estimate)`,
  lastSavedAfter: (ms: number): string => `the last one was saved after ${duration(ms)}`,
  aboutAsFast: 'about as fast',
  perhapsSlower: (high: number): string => `perhaps slower, at most ${speedUp(high)}`,
  upTo: (high: number): string => `up to ${speedUp(high)}`,
  between: (low: number, high: number): string => speedUp(low, high),
  size: (size: number, bytesPerSecond: number | null): string =>
    bytesPerSecond === null ? bytes(size) : `${bytes(size)} at ${speed(bytesPerSecond)}`,
  upToAtOnce: (peak: number): string => `up to ${count(peak)} at once`,
  oneAfterTheOther: 'one at a time',

  summary: 'Summary',
  showFailed: 'Show failed',
  retryFailed: 'Retry failed',
  retryCancelled: 'Retry cancelled',
  openFolder: 'Open folder',
  newList: 'New list',
};
