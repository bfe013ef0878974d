import { formatFor } from '../../format.ts';

const { countOf } = formatFor('en');

/** What is asked before the app ends. */
export const quit = {
  stillDownloading: (left: number): string => `${countOf(left, 'image is', 'images are')} still downloading`,
  stillToCome: (left: number): string => `${countOf(left, 'image is', 'images are')} still to come`,
  later: {
    'goes-on':
      'The list will be here when Shoal starts the next time, to go on where it stopped. Saved images stay, and what has arrived of the others is kept.',
    demo: 'A demo list cannot be gone on with later, for Shoal itself serves its pictures. Saved ones stay; what has arrived of the others is thrown away.',
    'not-recorded':
      'This list could not be recorded, so it cannot be gone on with later. Saved images stay; what has arrived of the others is thrown away.',
  },
  keepDownloading: 'Keep downloading',
  doNotQuit: 'Do not quit',
  quitAndGoOn: 'Quit and go on later',
  quit: 'Quit',
  couldNotQuit: 'Shoal could not quit',
  noAnswer: 'Shoal did not answer',
};
