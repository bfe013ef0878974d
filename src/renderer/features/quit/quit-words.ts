import { formatCountOf } from '../../../shared/format.ts';
import type { Later } from '../../../shared/history.ts';

/**
 * What is asked before the app ends.
 *
 * @param left images that are not settled, above 0
 * @param isRunning whether they are being downloaded at the moment
 */
export function quitWords(left: number, isRunning: boolean, later: Later) {
  const images = formatCountOf(left, 'image');
  const is = left === 1 ? 'is' : 'are';
  return {
    title: isRunning ? `${images} ${is} still downloading` : `${images} ${is} still to come`,
    description: laterWords[later],
    keepLabel: isRunning ? 'Keep downloading' : 'Do not quit',
    doLabel: later === 'goes-on' ? 'Quit and go on later' : 'Quit',
    isLoss: later !== 'goes-on',
  };
}

const laterWords: Record<Later, string> = {
  'goes-on':
    'The list will be here when Shoal starts the next time, to go on where it stopped. Saved images stay, and what has arrived of the others is kept.',
  demo: 'A demo list cannot be gone on with later, for Shoal itself serves its pictures. Saved ones stay; what has arrived of the others is thrown away.',
  'not-recorded':
    'This list could not be recorded, so it cannot be gone on with later. Saved images stay; what has arrived of the others is thrown away.',
};
