import type { Later } from '../../../shared/later.ts';
import type { Messages } from '../../../shared/language/index.ts';

/**
 * What is asked before the app ends.
 *
 * @param left images that are not settled, above 0
 * @param isRunning whether they are being downloaded at the moment
 */
export function quitWords(left: number, isRunning: boolean, later: Later, texts: Messages['quit']) {
  return {
    title: isRunning ? texts.stillDownloading(left) : texts.stillToCome(left),
    description: texts.later[later],
    keepLabel: isRunning ? texts.keepDownloading : texts.doNotQuit,
    doLabel: later === 'goes-on' ? texts.quitAndGoOn : texts.quit,
    isLoss: later !== 'goes-on',
  };
}
