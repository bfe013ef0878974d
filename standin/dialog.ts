import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type {
  BrowserWindow,
  FileFilter,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { failOnMissing } from './not-implemented.ts';
import { runtime } from './runtime.ts';

interface Choice {
  title: string;
  start: string;
  isFolder: boolean;
  isMultiple: boolean;
  /** A file that is to be written: it need not be there, and the chooser asks before it is replaced. */
  isNew: boolean;
  /** File name patterns by name; none means every file. */
  filters: FileFilter[];
}

interface ToolRun {
  tool: string;
  args: string[];
  /** What PowerShell and osascript read instead of quoted words in their scripts. */
  env?: Record<string, string>;
}

export const dialog = failOnMissing(
  {
    /**
     * Opens the desktop's own chooser: zenity or kdialog on Linux, osascript on macOS, PowerShell on Windows. Rejects
     * with a sentence for the person, which names what to install, where there is no chooser.
     */
    async showOpenDialog(
      ...args: [OpenDialogOptions] | [BrowserWindow, OpenDialogOptions]
    ): Promise<OpenDialogReturnValue> {
      if (!runtime.isReady) throw new Error('dialog module can only be used after app is ready');
      const filePaths = await chooseFiles(args.length === 1 ? args[0] : args[1]);
      return { canceled: filePaths.length === 0, filePaths };
    },

    /** Asks for the path of a file to be written, in the same way. */
    async showSaveDialog(
      ...args: [SaveDialogOptions] | [BrowserWindow, SaveDialogOptions]
    ): Promise<SaveDialogReturnValue> {
      if (!runtime.isReady) throw new Error('dialog module can only be used after app is ready');
      const { title = 'Save', defaultPath = '', filters = [] } = args.length === 1 ? args[0] : args[1];
      const how = { title, start: path.resolve(defaultPath), filters: withoutAll(filters) };
      const [filePath = ''] = await ask({ ...how, isFolder: false, isMultiple: false, isNew: true }, 'save a file');
      return { canceled: filePath === '', filePath };
    },
  },
  'dialog',
);

async function chooseFiles({
  title,
  properties = [],
  defaultPath = '',
  filters = [],
}: OpenDialogOptions): Promise<string[]> {
  const isFolder = properties.includes('openDirectory');
  const choice = {
    title: title ?? (isFolder ? 'Choose a folder' : 'Open'),
    start: nearestExisting(defaultPath),
    isFolder,
    isMultiple: properties.includes('multiSelections'),
    isNew: false,
    filters: isFolder ? [] : withoutAll(filters),
  };
  return await ask(choice, isFolder ? 'choose a folder' : 'choose a file');
}

const withoutAll = (filters: FileFilter[]): FileFilter[] =>
  filters.filter(({ extensions }) => !extensions.includes('*'));

/** @param what the chooser is for, in an error */
async function ask(choice: Choice, what: string): Promise<string[]> {
  for (const run of choosers(choice)) {
    const answer = await runTool(run);
    if (answer === null) continue;
    const { exitCode, stdout, stderr } = answer;
    if (/cannot open display|could not connect to display/i.test(stderr))
      throw new Error(`${run.tool} found no display to show its window on.`);
    if (exitCode === 0) return stdout.split(/\r?\n/).filter(Boolean);
    const isCancelled = exitCode === 1 && (run.tool !== 'osascript' || stderr.includes('-128'));
    if (isCancelled) return [];
    throw new Error(`${run.tool} could not show its window: ${stderr || `exit code ${exitCode}`}`);
  }
  throw new Error(
    `There is no program on this computer to ${what} with. Install zenity or kdialog (for example "sudo apt install zenity") and try again.`,
  );
}

/** Runs a program to its end; null where it is not installed. */
async function runTool({
  tool,
  args,
  env = {},
}: ToolRun): Promise<{ exitCode: number | null; stdout: string; stderr: string } | null> {
  const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
  child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
  const endWithApp = (): void => void child.kill();
  process.once('exit', endWithApp);
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (exitCode) => {
      process.off('exit', endWithApp);
      resolve({ exitCode, stdout, stderr: stderr.trim() });
    });
  });
}

/** The folder that was chosen last may be gone: its parent is still the place to begin. */
function nearestExisting(start: string): string {
  if (start === '' || existsSync(start)) return start;
  return nearestExisting(path.dirname(path.resolve(start)));
}

function choosers(choice: Choice): ToolRun[] {
  if (process.platform === 'darwin') return [osascript(choice)];
  if (process.platform === 'win32') return [powerShell(choice)];
  const isKde = (process.env['XDG_CURRENT_DESKTOP'] ?? '').includes('KDE');
  return isKde ? [kdialog(choice), zenity(choice)] : [zenity(choice), kdialog(choice)];
}

const patterns = ({ extensions }: FileFilter): string => extensions.map((extension) => `*.${extension}`).join(' ');

function zenity({ title, start, isFolder, isMultiple, isNew, filters }: Choice): ToolRun {
  // zenity opens a folder only when its name ends with a slash; else it looks for a file of that name beside it.
  const isExistingFolder = existsSync(start) && statSync(start).isDirectory();
  const filename = isExistingFolder && !start.endsWith('/') ? `${start}/` : start;
  const args = [
    '--file-selection',
    `--title=${title}`,
    ...(isFolder ? ['--directory'] : []),
    ...(isNew ? ['--save', '--confirm-overwrite'] : []),
    ...(isMultiple ? ['--multiple', '--separator=\n'] : []),
    ...(filename === '' ? [] : [`--filename=${filename}`]),
    ...filters.map((filter) => `--file-filter=${filter.name} | ${patterns(filter)}`),
    ...(filters.length > 0 ? ['--file-filter=All files | *'] : []),
  ];
  return { tool: 'zenity', args };
}

function kdialog({ title, start, isFolder, isMultiple, isNew, filters }: Choice): ToolRun {
  const from = start === '' ? '.' : start;
  if (isFolder) return { tool: 'kdialog', args: ['--title', title, '--getexistingdirectory', from] };
  const filter = [...filters.map((one) => `${one.name} (${patterns(one)})`), 'All files (*)'].join('\n');
  const many = isMultiple ? ['--multiple', '--separate-output'] : [];
  const ask = isNew ? '--getsavefilename' : '--getopenfilename';
  return { tool: 'kdialog', args: ['--title', title, ...many, ask, from, filter] };
}

function osascript({ title, start, isFolder, isMultiple, isNew, filters }: Choice): ToolRun {
  if (isNew) {
    const script = `set place to POSIX file (system attribute "STANDIN_FOLDER")
set picked to choose file name with prompt (system attribute "STANDIN_TITLE") default location place default name (system attribute "STANDIN_NAME")
POSIX path of picked`;
    const env = {
      STANDIN_TITLE: title,
      STANDIN_FOLDER: nearestExisting(path.dirname(start)),
      STANDIN_NAME: path.basename(start),
    };
    return { tool: 'osascript', args: ['-e', script], env };
  }
  const types = filters.flatMap(({ extensions }) => extensions);
  const script = [
    `set picked to choose ${isFolder ? 'folder' : 'file'} with prompt (system attribute "STANDIN_TITLE")`,
    types.length > 0 ? ` of type {${types.map((type) => JSON.stringify(type)).join(', ')}}` : '',
    existsSync(start) ? ' default location POSIX file (system attribute "STANDIN_START")' : '',
    isMultiple ? ' with multiple selections allowed' : '',
    '\nset answer to ""\nrepeat with one in (picked as list)\nset answer to answer & POSIX path of one & linefeed\nend repeat\nanswer',
  ].join('');
  return { tool: 'osascript', args: ['-e', script], env: { STANDIN_TITLE: title, STANDIN_START: start } };
}

function powerShell({ title, start, isFolder, isMultiple, isNew, filters }: Choice): ToolRun {
  const all = [...filters.map((filter) => `${filter.name}|${patterns(filter).replaceAll(' ', ';')}`), 'All files|*.*'];
  const script = `
    Add-Type -AssemblyName System.Windows.Forms
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    if ($env:STANDIN_FOLDER) {
      $d = New-Object System.Windows.Forms.FolderBrowserDialog
      $d.Description = $env:STANDIN_TITLE
      $d.SelectedPath = $env:STANDIN_START
    } elseif ($env:STANDIN_NAME) {
      $d = New-Object System.Windows.Forms.SaveFileDialog
      $d.Title = $env:STANDIN_TITLE
      $d.Filter = $env:STANDIN_FILTER
      $d.InitialDirectory = $env:STANDIN_START
      $d.FileName = $env:STANDIN_NAME
    } else {
      $d = New-Object System.Windows.Forms.OpenFileDialog
      $d.Title = $env:STANDIN_TITLE
      $d.Filter = $env:STANDIN_FILTER
      $d.InitialDirectory = $env:STANDIN_START
      $d.Multiselect = [bool]$env:STANDIN_MANY
    }
    $top = New-Object System.Windows.Forms.Form -Property @{ TopMost = $true }
    if ($d.ShowDialog($top) -ne 'OK') { exit 1 }
    if ($env:STANDIN_FOLDER) { $d.SelectedPath } else { $d.FileNames }`;
  const env = {
    STANDIN_TITLE: title,
    STANDIN_START: isNew ? nearestExisting(path.dirname(start)) : start,
    STANDIN_NAME: isNew ? path.basename(start) : '',
    STANDIN_FILTER: all.join('|'),
    STANDIN_FOLDER: isFolder ? '1' : '',
    STANDIN_MANY: isMultiple ? '1' : '',
  };
  return { tool: 'powershell', args: ['-NoProfile', '-STA', '-Command', script], env };
}
