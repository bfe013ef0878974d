import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import { loadCertificates, loadCookies } from '../../engine/transfer/identity/identity-files.ts';
import type { ChosenFile, OptionFileKind, OptionFiles } from '../../shared/options.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { askToOpen } from '../file-dialogs.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

/** The files that the next list uses beside its URLs. Only main knows where they are. */
export interface OptionFilesService {
  /** As the window may show them. */
  state(): Promise<OptionFiles>;
  /**
   * Shows the system's dialog; the files stay as they were when the person cancels.
   *
   * @throws CommandError with what is wrong with the chosen file
   */
  choose(kind: OptionFileKind, window: BrowserWindow): Promise<OptionFiles>;
  clear(kind: OptionFileKind): Promise<OptionFiles>;
  /** Absolute paths. */
  paths(): Record<OptionFileKind, string | null>;
}

export function createOptionFiles(settings: SettingsFile): OptionFilesService {
  // Cookies are for one list: those of a shop have no business in the lists to come.
  let cookies: string | null = null;
  const paths = (): Record<OptionFileKind, string | null> => {
    return { cookies, certificates: settings.current.certificates };
  };
  const keep = async (kind: OptionFileKind, path: string | null): Promise<void> => {
    if (kind === 'cookies') cookies = path;
    else await settings.update({ certificates: path });
  };
  const state = async (): Promise<OptionFiles> => {
    const { cookies, certificates } = paths();
    return {
      cookies: cookies === null ? null : await show('cookies', cookies),
      certificates: certificates === null ? null : await show('certificates', certificates),
    };
  };
  return {
    state,
    paths,
    async choose(kind, window) {
      const texts = messages().main;
      const [path] = await askToOpen(window, {
        title: kind === 'cookies' ? texts.chooseCookies : texts.chooseCertificates,
        buttonLabel: texts.choose,
        properties: ['openFile'],
      });
      if (path === undefined) return await state();
      const contents = await contentsOf(kind, path);
      if ('problem' in contents) throw new CommandError('bad-file', `${shownName(path)} ${contents.problem}`);
      await keep(kind, path);
      return await state();
    },
    async clear(kind) {
      await keep(kind, null);
      return await state();
    },
  };
}

const shownName = (path: string): string => visibleText(basename(path));

async function show(kind: OptionFileKind, path: string): Promise<ChosenFile> {
  const contents = await contentsOf(kind, path);
  return { name: shownName(path), contents: 'problem' in contents ? contents.problem : contents.value };
}

async function contentsOf(kind: OptionFileKind, path: string): Promise<{ value: string } | { problem: string }> {
  if (kind === 'certificates') {
    const pem = await loadCertificates(path);
    if ('problem' in pem) return pem;
    return { value: messages().main.certificates(pem.value.split('-----BEGIN CERTIFICATE-----').length - 1) };
  }
  const cookies = await loadCookies(path);
  if ('problem' in cookies) return cookies;
  const { count, badLines } = cookies.value;
  const texts = messages().main;
  return {
    value: badLines.length === 0 ? texts.cookies(count) : texts.cookiesAndBadLines(count, badLines.length),
  };
}
