import { create } from 'zustand';
import type { ShoalApi } from '../../shared/ipc/contract.ts';
import { type ListSecrets, noSecrets, type OptionFileKind, type OptionFiles } from '../../shared/options.ts';
import type { Result } from '../../shared/result.ts';
import type { DownloadSettings } from '../../shared/settings.ts';
import { attempt, command, problemOf } from '../ipc-client.ts';
import { currentMessages } from './language-store.ts';
import { useSettingsStore } from './settings-store.ts';

interface OptionsStore {
  /** What the list being put together has otherwise than the settings say; main has it too. */
  own: Partial<DownloadSettings>;
  /** For the next list only; never written down here. */
  secrets: ListSecrets;
  files: OptionFiles;
  /** Why the file that was chosen last cannot be used. */
  fileProblem: { kind: OptionFileKind; message: string } | null;
}

const noFiles: OptionFiles = { cookies: null, certificates: null };

/** What the next list is downloaded with, beside the settings. */
export const useOptionsStore = create<OptionsStore>()(() => ({
  own: {},
  secrets: noSecrets,
  files: noFiles,
  fileProblem: null,
}));

const { getState, setState } = useOptionsStore;

/** How the list being put together will be downloaded. */
export const listOptions = (): DownloadSettings => ({ ...useSettingsStore.getState().download, ...getState().own });

/** The same, followed. */
export function useListOptions(): DownloadSettings {
  const settings = useSettingsStore(({ download }) => download);
  const own = useOptionsStore((store) => store.own);
  return { ...settings, ...own };
}

/** Keeps of these what differs from the settings, for the list being put together. */
export async function setListOptions(download: DownloadSettings): Promise<void> {
  const own = differences(download, useSettingsStore.getState().download);
  setState({ own });
  const kept = await attempt(currentMessages().settings.notKept, (shoal) => shoal.optionsSetOwn(own));
  if (kept !== undefined) setState({ own: kept });
}

/** Takes back what of the own options the window that was here before has told main. */
export async function loadListOptions(): Promise<void> {
  setState({ own: await command((shoal) => shoal.optionsOwn()) });
}

/** The fields of the first that are not the same in the second. */
export function differences(one: DownloadSettings, other: DownloadSettings): Partial<DownloadSettings> {
  const others = new Map<string, unknown>(Object.entries(other));
  const own = Object.entries(one).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(others.get(name)));
  return Object.fromEntries(own);
}

export const setSecrets = (secrets: ListSecrets): void => setState({ secrets });

/** Once a list has begun with them, headers are gone from the window; a proxy's login stays until the app ends. */
export function forgetListSecrets(): void {
  setState(({ secrets }) => ({ own: {}, secrets: { ...noSecrets, proxyLogin: secrets.proxyLogin } }));
  void loadOptionFiles();
}

export const currentSecrets = (): ListSecrets => getState().secrets;

export const loadOptionFiles = (): Promise<void> => askFiles(null, (shoal) => shoal.optionsFiles());
export const chooseOptionFile = (kind: OptionFileKind): Promise<void> =>
  askFiles(kind, (shoal) => shoal.optionsChooseFile({ kind }));
export const clearOptionFile = (kind: OptionFileKind): Promise<void> =>
  askFiles(kind, (shoal) => shoal.optionsClearFile({ kind }));

async function askFiles(
  kind: OptionFileKind | null,
  run: (shoal: ShoalApi) => Promise<Result<OptionFiles>>,
): Promise<void> {
  try {
    setState({ files: await command(run), fileProblem: null });
  } catch (error) {
    setState({ fileProblem: kind === null ? null : { kind, message: problemOf(error).message } });
  }
}
