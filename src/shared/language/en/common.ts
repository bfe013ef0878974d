import { formatFor } from '../../format.ts';

const { countOf } = formatFor('en');

/** Words that many places share. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  images: (count: number): string => countOf(count, 'image', 'images'),
};
