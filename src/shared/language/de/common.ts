import { formatFor } from '../../format.ts';
import type { common as en } from '../en/common.ts';

const { countOf } = formatFor('de');

export const common: typeof en = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  images: (count) => countOf(count, 'Bild', 'Bilder'),
};
