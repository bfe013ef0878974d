import type { BrowserWindow } from 'electron';
import type { CommandName } from '../../shared/ipc/contract.ts';
import { copyLines } from '../session/row-texts.ts';
import { failedUrls } from '../session/save-failed-urls.ts';
import type { FolderService } from '../folder/folder-service.ts';
import type { CommandHandlers } from '../ipc/answer.ts';
import type { SettingsFor } from '../session/list-maker.ts';
import { exportRows } from './export-rows.ts';
import type { ListsService } from './lists-service.ts';

export interface ListHandlerParts {
  window: () => BrowserWindow;
  lists: ListsService;
  folder: FolderService;
  settingsFor: SettingsFor;
}

type ListCommand = Extract<CommandName, `lists:${string}`>;

/** What the commands of the side bar do. */
export function createListHandlers({
  window,
  lists,
  folder,
  settingsFor,
}: ListHandlerParts): Pick<CommandHandlers, ListCommand> {
  return {
    'lists:all': async () => await lists.all(),
    'lists:show': ({ batchId }) => lists.show(batchId),
    'lists:go-on': async ({ batchId }) => await lists.goOn(batchId, settingsFor),
    'lists:run-again': async ({ batchId }) => await lists.runAgain(batchId, settingsFor),
    async 'lists:create-folder'({ batchId }) {
      await lists.createFolder(batchId);
      return null;
    },
    'lists:pause'({ batchId }) {
      lists.pause(batchId);
      return null;
    },
    'lists:resume'({ batchId }) {
      lists.resume(batchId);
      return null;
    },
    'lists:rename': ({ batchId, label }) => lists.rename(batchId, label),
    'lists:files': async ({ batchId }) => await lists.files(batchId),
    'lists:remove': async ({ batchId, withFiles }) => await lists.remove(batchId, withFiles),
    async 'lists:open-folder'({ batchId }) {
      await folder.open(lists.folder(batchId));
      return null;
    },
    'lists:export': async ({ batchId }) => await exportRows(window(), lists.rows(batchId)),
    'lists:copy-failed': async ({ batchId }) => await copyLines(failedUrls(lists.rows(batchId))),
  };
}
