import { create } from 'zustand';
import type { FolderStatus } from '../../shared/folder.ts';
import { attempt, command } from '../ipc-client.ts';
import { currentMessages } from './language-store.ts';

interface FolderStore {
  /** Null until main has told it for the first time. */
  folder: FolderStatus | null;
}

export const useFolderStore = create<FolderStore>()(() => ({ folder: null }));

export const acceptFolder = (folder: FolderStatus): void => useFolderStore.setState({ folder });

export async function chooseFolder(): Promise<void> {
  const folder = await attempt(currentMessages().folder.notChosen, (shoal) => shoal.folderChoose());
  if (folder !== undefined) acceptFolder(folder);
}

export async function createFolder(): Promise<void> {
  const folder = await attempt(currentMessages().folder.notCreated, (shoal) => shoal.folderCreate());
  if (folder !== undefined) acceptFolder(folder);
}

/** Looks again, without a word when it fails: nobody asked for it. */
export async function recheckFolder(): Promise<void> {
  try {
    acceptFolder(await command((shoal) => shoal.folderCheck()));
  } catch {
    // What is shown stays; starting checks once more and then speaks up.
  }
}

export const openFolder = (): Promise<unknown> =>
  attempt(currentMessages().folder.notOpened, (shoal) => shoal.folderOpen());
