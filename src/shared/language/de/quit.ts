import { formatFor } from '../../format.ts';
import type { quit as en } from '../en/quit.ts';

const { countOf } = formatFor('de');

export const quit: typeof en = {
  stillDownloading: (left) => `${countOf(left, 'Bild wird', 'Bilder werden')} noch geladen`,
  stillToCome: (left) => `${countOf(left, 'Bild steht', 'Bilder stehen')} noch aus`,
  later: {
    'goes-on':
      'Die Liste ist beim nächsten Start von Shoal wieder da und geht weiter, wo sie aufgehört hat. Gespeicherte Bilder bleiben, und was von den anderen angekommen ist, wird aufgehoben.',
    demo: 'Eine Demoliste lässt sich später nicht fortsetzen, denn ihre Bilder liefert Shoal selbst. Gespeicherte bleiben; was von den anderen angekommen ist, wird verworfen.',
    'not-recorded':
      'Diese Liste konnte nicht aufgezeichnet werden und lässt sich deshalb später nicht fortsetzen. Gespeicherte Bilder bleiben; was von den anderen angekommen ist, wird verworfen.',
  },
  keepDownloading: 'Weiter laden',
  doNotQuit: 'Nicht beenden',
  quitAndGoOn: 'Beenden und später fortsetzen',
  quit: 'Beenden',
  couldNotQuit: 'Shoal ließ sich nicht beenden',
  noAnswer: 'Shoal hat nicht geantwortet',
};
