import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenDialogOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { fixtureFolder, makeFolder, type Running, start, startPlain } from './fixtures/fixture-app.ts';

interface Desktop {
  env: Record<string, string>;
  /** What a program was started with, one array a start. */
  calls(name: string): string[][];
}

/** A PATH on which these programs print an answer, complain and end with a code; nothing else is to be found there. */
function fakeDesktop(programs: Record<string, { says?: string; complains?: string; code?: number }>): Desktop {
  const folder = makeFolder();
  for (const [name, { says = '', complains = '', code = 0 }] of Object.entries(programs)) {
    const file = path.join(folder, name);
    const script = `#!${process.execPath}
      require('node:fs').appendFileSync(__filename + '.calls', JSON.stringify(process.argv.slice(2)) + '\\n');
      process.stdout.write(${JSON.stringify(says)});
      process.stderr.write(${JSON.stringify(complains)});
      process.exitCode = ${code};`;
    writeFileSync(file, script);
    chmodSync(file, 0o755);
  }
  return {
    env: { PATH: folder, XDG_CURRENT_DESKTOP: 'GNOME' },
    calls: (name) => {
      const file = path.join(folder, `${name}.calls`);
      if (!existsSync(file)) return [];
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      return lines.map((line) => JSON.parse(line) as string[]);
    },
  };
}

async function choose({ app }: Running, options: OpenDialogOptions): Promise<unknown> {
  const chosen = app.evaluate(
    ({ dialog }, how) => dialog.showOpenDialog(globalThis.fixture.window, how).catch((error: Error) => error.message),
    options,
  );
  return await chosen;
}

describe.skipIf(process.platform !== 'linux')('on Linux', () => {
  test('a folder is chosen with zenity, from where the app says', async () => {
    const desktop = fakeDesktop({ zenity: { says: '/home/ada/Bilder & more\n' } });
    const running = await start({ env: desktop.env });
    const here = makeFolder();
    const options: OpenDialogOptions = {
      title: 'Save to',
      defaultPath: here,
      properties: ['openDirectory', 'createDirectory'],
    };
    expect(await choose(running, options)).toEqual({ canceled: false, filePaths: ['/home/ada/Bilder & more'] });
    const call = ['--file-selection', '--title=Save to', '--directory', `--filename=${here}/`];
    expect(desktop.calls('zenity')).toEqual([call]);
    await choose(running, { ...options, defaultPath: path.join(here, 'gone/deeper') });
    expect(desktop.calls('zenity')).toEqual([call, call]);
  });

  test('several files are chosen, among those that the filters name', async () => {
    const desktop = fakeDesktop({ zenity: { says: '/a/1.txt\n/a/2 | x.csv\n' } });
    const running = await start({ env: desktop.env });
    const filters = [
      { name: 'Lists', extensions: ['txt', 'csv'] },
      { name: 'All', extensions: ['*'] },
    ];
    const options: OpenDialogOptions = { properties: ['openFile', 'multiSelections'], filters };
    expect(await choose(running, options)).toEqual({ canceled: false, filePaths: ['/a/1.txt', '/a/2 | x.csv'] });
    expect(desktop.calls('zenity')).toEqual([
      [
        '--file-selection',
        '--title=Open',
        '--multiple',
        '--separator=\n',
        '--file-filter=Lists | *.txt *.csv',
        '--file-filter=All files | *',
      ],
    ]);
  });

  test('the place of a new file is asked for, and its name is proposed', async () => {
    const desktop = fakeDesktop({ zenity: { says: '/home/ada/report.html\n' } });
    const running = await start({ env: desktop.env });
    const file = path.join(makeFolder(), 'waterfall.png');
    const options = { title: 'Save it', defaultPath: file, filters: [{ name: 'PNG', extensions: ['png'] }] };
    const save = async ({ app }: Running): Promise<unknown> =>
      await app.evaluate(({ dialog }, how) => dialog.showSaveDialog(globalThis.fixture.window, how), options);
    expect(await save(running)).toEqual({ canceled: false, filePath: '/home/ada/report.html' });
    expect(desktop.calls('zenity')).toEqual([
      [
        '--file-selection',
        '--title=Save it',
        '--save',
        '--confirm-overwrite',
        `--filename=${file}`,
        '--file-filter=PNG | *.png',
        '--file-filter=All files | *',
      ],
    ]);
    const closed = await start({ env: fakeDesktop({ zenity: { code: 1 } }).env });
    expect(await save(closed)).toEqual({ canceled: true, filePath: '' });
  });

  test('a chooser that was closed gives nothing', async () => {
    const running = await start({ env: fakeDesktop({ zenity: { code: 1 } }).env });
    expect(await choose(running, { properties: ['openFile'] })).toEqual({ canceled: true, filePaths: [] });
  });

  test('on KDE kdialog is asked first', async () => {
    const desktop = fakeDesktop({ zenity: { says: '/wrong' }, kdialog: { says: '/home/ada/x\n' } });
    const running = await start({ env: { ...desktop.env, XDG_CURRENT_DESKTOP: 'KDE' } });
    expect(await choose(running, { title: 'Where', properties: ['openDirectory'] })).toEqual({
      canceled: false,
      filePaths: ['/home/ada/x'],
    });
    expect(desktop.calls('kdialog')).toEqual([['--title', 'Where', '--getexistingdirectory', '.']]);
    expect(desktop.calls('zenity')).toEqual([]);
  });

  test('where there is no chooser, no display or a broken one, the error says what to do', async () => {
    const nothing = await start({ env: { PATH: makeFolder() } });
    expect(await choose(nothing, { properties: ['openDirectory'] })).toBe(
      'There is no program on this computer to choose a folder with. Install zenity or kdialog (for example "sudo apt install zenity") and try again.',
    );
    const blind = await start({
      env: fakeDesktop({ zenity: { code: 1, complains: 'Gtk-WARNING: cannot open display: ' } }).env,
    });
    expect(await choose(blind, { properties: ['openFile'] })).toBe('zenity found no display to show its window on.');
    const broken = await start({ env: fakeDesktop({ zenity: { code: 255, complains: 'no such option' } }).env });
    expect(await choose(broken, { properties: ['openFile'] })).toBe('zenity could not show its window: no such option');
  });

  test('files and folders are opened by the desktop, where there is one', async () => {
    const desktop = fakeDesktop({ 'xdg-open': {}, 'dbus-send': { code: 1 } });
    const file = path.join(makeFolder(), 'a b.png');
    writeFileSync(file, '');
    const child = startPlain([fixtureFolder, '--script=opens', `--user-data-dir=${makeFolder()}`], {
      ...desktop.env,
      STANDIN_TEST_FILE: file,
      DISPLAY: ':none',
    });
    let output = '';
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    await expect.poll(() => desktop.calls('xdg-open')).toEqual([[file], [path.dirname(file)]]);
    expect(output).toContain('["opened",""]');
    expect(output).toContain(`["missing","There is no ${file}.none"]`);
    expect(desktop.calls('dbus-send')[0]).toContain(`array:string:file://${encodeURI(file)}`);
  });

  test('without a display nothing is opened, and the app is told', async () => {
    const { app } = await start();
    const told = await app.evaluate(({ shell }, here) => shell.openPath(here), import.meta.dirname);
    expect(told).toBe(`Could not open ${import.meta.dirname}: there is no display`);
  });
});
