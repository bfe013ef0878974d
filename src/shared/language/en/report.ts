import { formatFor } from '../../format.ts';

const { count, countOf, durationRange, measured } = formatFor('en');

/** The page that is saved of a finished list. */
export const report = {
  figures: {
    saved: 'Saved',
    failed: 'Failed',
    hereAlready: 'Here already',
    cancelled: 'Cancelled',
    time: 'Time',
    size: 'Size',
    meanSpeed: 'Mean speed',
    mostAtOnce: 'Most at once',
    attempts: 'Attempts',
  },
  triedAgain: (attempts: number, retried: number): string => `${count(attempts)}, ${count(retried)} tried again`,
  timeWent: 'Where the time went',
  hosts: 'Hosts',
  hostColumns: ['Host', 'Saved', 'First byte, median', '95 of 100 within', 'Failed attempts'],
  failures: 'Failures',
  failureColumns: ['Reason', 'Rows', 'For example', 'What to try'],
  rows: (rows: number): string => countOf(rows, 'row', 'rows'),
  rowColumns: ['Line', 'File', 'Size', 'Time', 'Result'],
  saved: 'saved',
  attempts: (attempts: number): string => countOf(attempts, 'attempt', 'attempts'),
  endsEarly: 'ends early',
  savedBefore: 'saved before',
  keptFile: 'kept the file of its name',
  rejected: 'rejected by you before',
  failed: (message: string): string => `failed: ${message}`,
  cancelled: 'cancelled',
  notDownloaded: 'not downloaded',
  estimate: (lowMs: number, highMs: number): string => `${durationRange(lowMs, highMs)} estimate`,
  measured: (ms: number): string => `${measured(ms)} measured`,
  measuredIn: (ms: number, lowMs: number, highMs: number, runs: number): string =>
    `${measured(ms)} measured, ${durationRange(lowMs, highMs)} in ${count(runs)} runs`,
  noRun: 'no run that can be compared',
};
