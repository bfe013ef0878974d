import { contextBridge, ipcRenderer } from 'electron';
import type { CommandName, CommandPayload, CommandValue, EventName, Events, ShoalApi } from '../shared/ipc/contract.ts';
import type { Result } from '../shared/result.ts';

const command =
  <C extends CommandName>(channel: C) =>
  async (payload: CommandPayload<C>): Promise<Result<CommandValue<C>>> => {
    const result: Result<CommandValue<C>> = await ipcRenderer.invoke(channel, payload);
    return result;
  };

/** The listener gets the payload only: Electron's event object stays on this side (security checklist, item 20). */
const event =
  <E extends EventName>(channel: E) =>
  (listener: (payload: Events[E]) => void): (() => void) => {
    const receive = (_event: unknown, payload: Events[E]): void => listener(payload);
    ipcRenderer.on(channel, receive);
    return () => ipcRenderer.off(channel, receive);
  };

const shoal: ShoalApi = {
  appInfo: command('app:info'),
  appQuit: command('app:quit'),
  appStay: command('app:stay'),
  appShown: command('app:shown'),
  settingsGet: command('settings:get'),
  settingsSet: command('settings:set'),

  draftSetText: command('draft:set-text'),
  draftAddFile: command('draft:add-file'),
  draftStopFile: command('draft:stop-file'),
  draftOpenFiles: command('draft:open-files'),
  draftUseDemo: command('draft:use-demo'),
  draftRemoveSource: command('draft:remove-source'),
  draftClear: command('draft:clear'),
  draftRestore: command('draft:restore'),
  draftAddClipboard: command('draft:add-clipboard'),
  draftSetColumns: command('draft:set-columns'),
  draftLine: command('draft:line'),
  draftMendLine: command('draft:mend-line'),

  namesPlan: command('names:plan'),
  namesSome: command('names:some'),

  sampleStart: command('sample:start'),
  sampleCancel: command('sample:cancel'),

  folderChoose: command('folder:choose'),
  folderCheck: command('folder:check'),
  folderCreate: command('folder:create'),
  folderOpen: command('folder:open'),

  optionsFiles: command('options:files'),
  optionsChooseFile: command('options:choose-file'),
  optionsClearFile: command('options:clear-file'),
  optionsOwn: command('options:own'),
  optionsSetOwn: command('options:set-own'),
  optionsPreviewNames: command('options:preview-names'),

  batchStart: command('batch:start'),
  batchSnapshot: command('batch:snapshot'),
  batchPause: command('batch:pause'),
  batchResume: command('batch:resume'),
  batchCancel: command('batch:cancel'),
  batchRetryFailed: command('batch:retry-failed'),
  batchCopyFailed: command('batch:copy-failed'),
  batchSaveFailed: command('batch:save-failed'),

  hostsRetry: command('hosts:retry'),

  downloadsPause: command('downloads:pause'),
  downloadsResume: command('downloads:resume'),
  downloadsCancel: command('downloads:cancel'),
  downloadsRetry: command('downloads:retry'),
  downloadsPrioritise: command('downloads:prioritise'),
  downloadsReveal: command('downloads:reveal'),
  downloadsOpen: command('downloads:open'),
  downloadsCopyUrls: command('downloads:copy-urls'),
  downloadsCopyErrors: command('downloads:copy-errors'),
  downloadsRetryLater: command('downloads:retry-later'),
  downloadsInspect: command('downloads:inspect'),
  downloadsCopyCurl: command('downloads:copy-curl'),

  remediesTry: command('remedies:try'),
  remediesStop: command('remedies:stop'),
  remediesApply: command('remedies:apply'),
  remediesWithdraw: command('remedies:withdraw'),

  thumbnailsFind: command('thumbnails:find'),
  thumbnailsAdd: command('thumbnails:add'),
  thumbnailsClear: command('thumbnails:clear'),
  marksGet: command('marks:get'),
  marksSet: command('marks:set'),

  listsAll: command('lists:all'),
  listsShow: command('lists:show'),
  listsGoOn: command('lists:go-on'),
  listsRunAgain: command('lists:run-again'),
  listsCreateFolder: command('lists:create-folder'),
  listsPause: command('lists:pause'),
  listsResume: command('lists:resume'),
  listsRename: command('lists:rename'),
  listsFiles: command('lists:files'),
  listsRemove: command('lists:remove'),
  listsOpenFolder: command('lists:open-folder'),
  listsExport: command('lists:export'),
  listsCopyFailed: command('lists:copy-failed'),

  speedGet: command('speed:get'),

  linkQuestion: command('link:question'),
  linkAnswer: command('link:answer'),

  timelineSnapshot: command('timeline:snapshot'),
  timelineSave: command('timeline:save'),
  reportSave: command('report:save'),

  comparisonStart: command('comparison:start'),
  comparisonCancel: command('comparison:cancel'),

  onBatchChanged: event('batch:changed'),
  onBatchReplaced: event('batch:replaced'),
  onListsChanged: event('lists:changed'),
  onComparisonChanged: event('comparison:changed'),
  onDraftChanged: event('draft:changed'),
  onSampleChanged: event('sample:changed'),
  onTimelineChanged: event('timeline:changed'),
  onFolderChanged: event('folder:changed'),
  onSettingsChanged: event('settings:changed'),
  onSpeedChanged: event('speed:changed'),
  onMenuChosen: event('menu:chosen'),
  onLinkAsked: event('link:asked'),
  onAppQuitAsked: event('app:quit-asked'),
  onAppNotified: event('app:notified'),
};

contextBridge.exposeInMainWorld('shoal', shoal);
