import { formatFor } from '../../format.ts';

const { count, countOf, percent } = formatFor('en');
const images = (number: number): string => countOf(number, 'image', 'images');

/** A list being downloaded: its progress, its handles, its views. */
export const run = {
  progress: 'Progress of the list',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  resume: 'Resume',
  createAndResume: 'Create folder and resume',
  folderGone: 'Create it, or plug its drive in and resume.',
  cancelAll: 'Cancel all',
  cancelling: 'Cancelling…',
  status: { running: 'Downloading', paused: 'Paused', stalled: 'Stopped', finished: 'Finished' },
  failed: (number: number): string => `${count(number)} failed`,
  cancelled: (number: number): string => `${count(number)} cancelled`,
  /** Stands behind the number that is saved, in larger letters. */
  ofSaved: (rows: number): string => `of ${count(rows)} saved`,
  received: 'Received',
  speed: 'Speed',
  timeLeft: 'Time left',
  elapsed: 'Elapsed',
  downloading: 'Downloading',
  failedLabel: 'Failed',
  allImages: 'All images',
  savedOf: (saved: number, rows: number): string =>
    `${count(saved)} of ${count(rows)} images saved, ${percent(saved, rows)}`,
  openFolder: 'Open folder in the file manager',
  view: 'View',
  views: {
    list: 'List',
    images: 'Images',
    failures: 'Failures',
    waterfall: 'Waterfall',
    hosts: 'Hosts',
    compare: 'Compare',
  },
  failedUrls: 'Failed URLs',
  copyFailedUrls: 'Copy failed URLs',
  saveFailedUrls: 'Save list of failed URLs…',
  failedUrlsCopied: (number: number): string => `${countOf(number, 'failed URL', 'failed URLs')} copied`,
  failedUrlsSaved: (number: number): string => `${countOf(number, 'failed URL', 'failed URLs')} saved`,
  inFile: (name: string): string => `In ${name}`,
  titleRunning: (saved: number, rows: number): string => `${count(saved)} of ${count(rows)}`,
  titleFinished: 'Finished',

  cancelTitle: (left: number): string => `Cancel the ${images(left)} still to come?`,
  cancelLoss: 'What has arrived of them so far is thrown away.',
  cancelLossAndSaved: (saved: number): string =>
    `What has arrived of them so far is thrown away. ${countOf(saved, 'saved image stays', 'saved images stay')} in the folder.`,
  keepDownloading: 'Keep downloading',
  cancelDownloads: 'Cancel downloads',

  pausedHosts: 'Paused hosts',
  /** Stands behind the host, which is in bold letters. */
  hostIs: (trouble: string, outlook: string): string => `is ${trouble}: ${outlook}`,
  tryHostNow: (host: string): string => `Try ${host} now`,
  tryNow: 'Try now',
  andMore: (number: number): string => `and ${count(number)} more`,

  announceBegin: (rows: number): string => `Downloading ${images(rows)}`,
  announceGoingOn: 'Going on',
  announcePaused: 'Paused',
  announceStopped: (reason: string): string => `Stopped: ${reason}`,

  couldNotPause: 'The list could not be paused',
  couldNotGoOn: 'The list could not go on',
  couldNotCancel: 'The list could not be cancelled',
  couldNotTryHost: (host: string): string => `${host} could not be tried`,
  couldNotRetryFailed: 'The failed images could not be retried',
  couldNotRetryCancelled: 'The cancelled images could not be retried',
  couldNotCopyUrls: 'The URLs could not be copied',
  couldNotSaveList: 'The list could not be saved',
};
