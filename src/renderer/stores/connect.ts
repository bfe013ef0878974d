import { command, listen } from '../ipc-client.ts';
import { showNotice, showProblem } from '../ui/toasts.ts';
import { acceptComparison, acceptPatch, acceptSnapshot, reloadBatch } from './batch-store.ts';
import { acceptDraft, loadDraft } from './draft-store.ts';
import { acceptFolder, recheckFolder } from './folder-store.ts';
import { acceptLists, loadLists } from './lists-store.ts';
import { currentMessages, markDocument, setLanguage } from './language-store.ts';
import { loadListOptions } from './options-store.ts';
import { acceptQuestion, acceptSpeed, followMenuChoice, loadOutside } from './outside-store.ts';
import { acceptSample } from './sample-store.ts';
import { acceptSettings, useSettingsStore } from './settings-store.ts';
import { markTheme } from './theme.ts';
import { acceptTimeline } from './timeline-store.ts';
import { openDialog } from './view-store.ts';

const recheck = (): void => void recheckFolder();

/** Ties the stores to main: events first, so that nothing falls between them and the first answers. Returns the end of it. */
export function connectStores(): () => void {
  const ends = [
    markDocument(document.documentElement),
    markTheme(document.documentElement),
    useSettingsStore.subscribe(({ language }) => setLanguage(language)),
    listen((shoal) => shoal.onBatchChanged(acceptPatch)),
    listen((shoal) => shoal.onBatchReplaced(() => void reloadBatch())),
    listen((shoal) => shoal.onListsChanged(acceptLists)),
    listen((shoal) => shoal.onComparisonChanged(({ batchId, comparison }) => acceptComparison(batchId, comparison))),
    listen((shoal) => shoal.onTimelineChanged(acceptTimeline)),
    listen((shoal) => shoal.onDraftChanged(acceptDraft)),
    listen((shoal) => shoal.onSampleChanged(acceptSample)),
    listen((shoal) => shoal.onFolderChanged(acceptFolder)),
    listen((shoal) => shoal.onSettingsChanged(acceptSettings)),
    listen((shoal) => shoal.onSpeedChanged(acceptSpeed)),
    listen((shoal) => shoal.onMenuChosen(followMenuChoice)),
    listen((shoal) => shoal.onLinkAsked(acceptQuestion)),
    listen((shoal) => shoal.onAppQuitAsked(({ later }) => openDialog({ kind: 'quit', later }))),
    listen((shoal) =>
      shoal.onAppNotified(({ message, title }) =>
        title === undefined ? showProblem(currentMessages().shell.didNotWork, message) : showNotice(title, message),
      ),
    ),
  ];
  // A disk may have been filled, or a folder put back, while the window was not looked at.
  window.addEventListener('focus', recheck);
  void load();
  return () => {
    window.removeEventListener('focus', recheck);
    for (const end of ends) end();
  };
}

async function load(): Promise<void> {
  const loading = [
    command((shoal) => shoal.settingsGet()).then(acceptSettings),
    command((shoal) => shoal.batchSnapshot()).then(acceptSnapshot),
    command((shoal) => shoal.folderCheck()).then(acceptFolder),
    loadLists(),
    loadDraft(),
    loadListOptions(),
    loadOutside(),
  ];
  const failed = (await Promise.allSettled(loading)).find((result) => result.status === 'rejected');
  if (failed !== undefined)
    showProblem(currentMessages().shell.didNotStart, String(failed.reason.message ?? failed.reason));
}
