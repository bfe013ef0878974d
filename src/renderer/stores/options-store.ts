import { create } from 'zustand';
import type { ShoalApi } from '../../shared/ipc/contract.ts';
import { type ListSecrets, noSecrets, type OptionFileKind, type OptionFiles } from '../../shared/options.ts';
import type { Result } from '../../shared/result.ts';
import { command } from '../ipc-client.ts';

interface OptionsStore {
  /** For the next list only; never written down here. */
  secrets: ListSecrets;
  files: OptionFiles;
  /** Why the file that was chosen last cannot be used. */
  fileProblem: { kind: OptionFileKind; message: string } | null;
}

const noFiles: OptionFiles = { cookies: null, certificates: null };

/** What the next list is downloaded with, beside the settings. */
export const useOptionsStore = create<OptionsStore>()(() => ({
  secrets: noSecrets,
  files: noFiles,
  fileProblem: null,
}));

const { getState, setState } = useOptionsStore;

export const setSecrets = (secrets: ListSecrets): void => setState({ secrets });

/** Once a list has begun with them, headers are gone from the window; a proxy's login stays until the app ends. */
export function forgetListSecrets(): void {
  setState(({ secrets }) => ({ secrets: { ...noSecrets, proxyLogin: secrets.proxyLogin } }));
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
    const message = error instanceof Error ? error.message : String(error);
    setState({ fileProblem: kind === null ? null : { kind, message } });
  }
}
