import type { FolderProblem } from '../../folder.ts';
import { formatFor } from '../../format.ts';

const { bytes } = formatFor('en');

/** Where images are saved. */
export const folder = {
  folder: 'Folder',
  saveTo: 'Save to',
  noneChosen: 'No folder chosen',
  create: 'Create folder',
  choose: 'Choose folder…',
  change: 'Change…',
  free: (size: number): string => `${bytes(size)} free.`,
  replaces: 'Files of the same name are replaced.',
  replacesNothing: 'Nothing already there is replaced.',
  problems: {
    'none-chosen': () => 'Choose the folder to save into.',
    missing: (path: string): string => `The folder ${path} is not there. Create it, or choose another one.`,
    'no-drive': (path: string): string =>
      `The drive of ${path} is not connected. Plug it in, or choose another folder.`,
    'not-a-folder': (path: string): string => `${path} is a file, not a folder. Choose another one.`,
    'read-only': (path: string): string =>
      `The folder ${path} cannot be written to. Change its permissions, or choose another one.`,
    full: (path: string): string => `The disk of ${path} is full. Free some space, or choose another folder.`,
    'no-answer': (path: string): string =>
      `The disk of ${path} does not answer. Check the drive or the network, or choose another folder.`,
  } satisfies Record<FolderProblem, (path: string) => string>,
  notChosen: 'The folder could not be chosen',
  notCreated: 'The folder could not be created',
  notOpened: 'The folder could not be opened',
};
