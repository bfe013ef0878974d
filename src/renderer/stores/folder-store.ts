import { create } from 'zustand';
import type { FolderStatus } from '../../shared/folder.ts';
import { attempt, command } from '../ipc-client.ts';

interface FolderStore {
  /** Null until main has told it for the first time. */
  folder: FolderStatus | null;
}

export const useFolderStore = create<FolderStore>()(() => ({ folder: null }));

export const acceptFolder = (folder: FolderStatus): void => useFolderStore.setState({ folder });

export async function chooseFolder(): Promise<void> {
  const folder = await attempt('The folder could not be chosen', (shoal) => shoal.folderChoose());
  if (folder !== undefined) acceptFolder(folder);
}

export async function createFolder(): Promise<void> {
  const folder = await attempt('The folder could not be created', (shoal) => shoal.folderCreate());
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
  attempt('The folder could not be opened', (shoal) => shoal.folderOpen());
