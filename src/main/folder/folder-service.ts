import { shell, type BrowserWindow } from 'electron';
import type { FolderStatus } from '../../shared/folder.ts';
import { createMissingFolder } from '../../engine/files/create-missing-folder.ts';
import { folderStatus } from '../../engine/files/folder-status.ts';
import { askToOpen } from '../file-dialogs.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { checkChosen } from './check-chosen.ts';

/** The folder that images are saved into: the one the person chose last, else a default that is made when needed. */
export interface FolderService {
  check(): Promise<FolderStatus>;
  /** Shows the system's dialog; the folder stays as it was when the person cancels. */
  choose(window: BrowserWindow): Promise<FolderStatus>;
  create(): Promise<FolderStatus>;
  /**
   * The folder, ready to be written to.
   *
   * @throws CommandError with the folder's problem
   */
  ready(): Promise<string>;
  /** Opens a folder in the desktop's file manager. */
  open(path: string): Promise<void>;
}

/** @param defaultFolder absolute path, used until the person has chosen one; need not be there */
export function createFolderService(settings: SettingsFile, defaultFolder: string): FolderService {
  const chosen = (): string => settings.current.folder ?? defaultFolder;
  const check = async (): Promise<FolderStatus> => await checkChosen(() => settings.current.folder, defaultFolder);
  const create = async (): Promise<FolderStatus> => {
    const path = chosen();
    return { ...(await createMissingFolder(path)), path };
  };

  return {
    check,
    create,
    async choose(window) {
      const [path] = await askToOpen(window, {
        title: messages().main.chooseFolder,
        buttonLabel: messages().main.choose,
        defaultPath: chosen(),
        properties: ['openDirectory', 'createDirectory'],
      });
      if (path !== undefined) await settings.update({ folder: path });
      return await check();
    },
    async ready() {
      const path = chosen(); // another one may be chosen while this one is looked at
      const status = settings.current.folder === null ? await create() : await folderStatus(path);
      if (status.problem !== null) {
        const { code } = status.problem;
        throw new CommandError(`folder-${code}`, messages().folder.problems[code](path));
      }
      return path;
    },
    async open(path) {
      const problem = await shell.openPath(path);
      if (problem !== '') {
        throw new CommandError('cannot-open', messages().main.folderNotOpened(path, problem));
      }
    },
  };
}
