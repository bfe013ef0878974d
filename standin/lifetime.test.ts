import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  exitCode,
  fixtureFolder,
  makeFolder,
  processesOf,
  runScript,
  start,
  startPlain,
} from './fixtures/fixture-app.ts';

/** The app's own events so far, in order. */
const events = (output: string): string[] => [...output.matchAll(/EVENT (\S+)/g)].map(([, name = '']) => name);

test('app.quit() closes the windows and tells before-quit, will-quit and quit, in that order', async () => {
  const { app, child, output } = await start();
  await app.close();
  expect(await exitCode(child)).toBe(0);
  expect(events(output())).toEqual(['before-quit', 'will-quit', 'quit']);
});

test('closing the last window tells window-all-closed before the quit', async () => {
  const { app, child, output } = await start();
  await app.evaluate(() => globalThis.fixture.window.close());
  expect(await exitCode(child)).toBe(0);
  expect(events(output())).toEqual(['window-all-closed', 'before-quit', 'will-quit', 'quit']);
});

test('Playwright’s page.close() closes the window as the app’s own', async () => {
  const { child, page, output } = await start();
  await page.close();
  expect(await exitCode(child)).toBe(0);
  expect(events(output())).toContain('window-all-closed');
});

test('a window that prevents its close stays and calls the quit off; the next quit works', async () => {
  const { app, child, page, output } = await start();
  await app.evaluate(({ app }) => {
    globalThis.fixture.window.once('close', (event) => event.preventDefault());
    app.quit();
  });
  expect(await page.evaluate("bridge.invoke('echo', 'still here')")).toBe('still here');
  await app.evaluate(({ app }) => app.quit());
  expect(await exitCode(child)).toBe(0);
  expect(events(output())).toEqual(['before-quit', 'before-quit', 'will-quit', 'quit']);
});

test('before-quit and will-quit can be prevented', async () => {
  const { app, child, output } = await start({ args: ['--stay'] });
  await app.evaluate(({ app }) => {
    app.once('before-quit', (event) => event.preventDefault());
    app.quit();
    app.once('will-quit', (event) => {
      event.preventDefault();
      setTimeout(() => app.quit());
    });
    app.quit();
  });
  expect(await exitCode(child)).toBe(0);
  expect(events(output())).toEqual(['before-quit', 'before-quit', 'will-quit', 'before-quit', 'will-quit', 'quit']);
});

test('app.exit() ends at once with its code and asks nobody', async () => {
  const { app, child, output } = await start();
  await app.evaluate(({ app }) => {
    globalThis.fixture.window.once('close', (event) => event.preventDefault());
    setTimeout(() => app.exit(3));
  });
  expect(await exitCode(child)).toBe(3);
  expect(events(output())).toEqual(['quit']);
});

test('SIGTERM quits in order; after SIGKILL nothing is left', async () => {
  const first = await start();
  first.child.kill('SIGTERM');
  expect(await exitCode(first.child)).toBe(0);
  expect(events(first.output())).toEqual(['before-quit', 'will-quit', 'quit']);
  const second = await start();
  expect(processesOf(second.userData).length).toBeGreaterThan(1);
  second.child.kill('SIGKILL'); // the helper's clean-up waits for the browser to be gone
  await exitCode(second.child);
});

test('Ctrl+C in a terminal, which reaches the whole process group, quits in order', async () => {
  const child = startPlain([fixtureFolder, `--user-data-dir=${makeFolder()}`, '--save-first'], {}, { detached: true });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  await expect.poll(() => output).toContain('SHOWN');
  process.kill(-(child.pid ?? 0), 'SIGINT');
  expect(await exitCode(child)).toBe(0);
  expect(events(output)).toEqual(['before-quit', 'before-quit', 'will-quit', 'quit']);
  expect(output).not.toContain('gone');
});

test('where the browser is killed the app ends with an error', async () => {
  const { child, userData, output } = await start();
  const browser = processesOf(userData).find(({ command }) => command.includes('--remote-debugging-pipe'));
  process.kill(browser?.pid ?? 0, 'SIGKILL');
  expect(await exitCode(child)).toBe(1);
  expect(output()).toContain('the browser is gone');
});

test('a second start is handed to the first and ends', async () => {
  const { app, page, userData } = await start({ args: ['--single'] });
  const second = startPlain([fixtureFolder, `--user-data-dir=${userData}`, '--single', 'list.txt']);
  expect(await exitCode(second)).toBe(7);
  await expect
    .poll(() => app.evaluate(() => globalThis.fixture.log))
    .toEqual([{ argv: expect.arrayContaining(['list.txt']), cwd: process.cwd(), data: { told: [1, 2] } }]);
  expect(await page.title()).toBe('Fixture');
});

test('after a crash of the first the lock is free', async () => {
  const userData = makeFolder();
  const first = await start({ args: ['--single'], userData });
  first.child.kill('SIGKILL');
  await exitCode(first.child);
  const { page } = await start({ args: ['--single'], userData });
  expect(await page.title()).toBe('Fixture');
});

test('what a page stores outlives a restart', async () => {
  const userData = makeFolder();
  const first = await start({ userData });
  await first.page.evaluate("localStorage.setItem('k', 'v')");
  await first.app.close();
  const { page } = await start({ userData });
  expect(await page.evaluate("localStorage.getItem('k')")).toBe('v');
});

test('an error in the main script is printed and ends the app', async () => {
  const output = await runScript('throws');
  expect(output).toContain('App threw an error during load');
  expect(output).toContain('bad main');
});

test('without a browser the app says how to get one', async () => {
  const output = await runScript('before-ready', { SHOAL_BROWSER: '/nowhere/chrome' });
  expect(output).toContain('no Chrome, Chromium or Edge was found. Install one, or set SHOAL_BROWSER to its path.');
});

test('boot.ts starts an app without the launcher', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'standin-boot-'));
  const output = execFileSync(
    process.execPath,
    [path.join(import.meta.dirname, 'boot.ts'), fixtureFolder, '--script=before-ready', `--user-data-dir=${folder}`],
    {
      encoding: 'utf8',
      env: { ...process.env, SHOAL_HEADLESS: '1' },
    },
  );
  expect(output).toContain('"late"');
  rmSync(folder, { recursive: true, force: true });
});

test('the launcher answers --version, and runs as Node where it is asked to', () => {
  const launcher = path.join(import.meta.dirname, 'dist/electron');
  const { devDependencies } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8')) as {
    devDependencies: { electron: string };
  };
  expect(execFileSync(launcher, ['--version'], { encoding: 'utf8' })).toBe(`v${devDependencies.electron}\n`);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  expect(execFileSync(launcher, ['-p', '6 * 7'], { encoding: 'utf8', env })).toBe('42\n');
});
