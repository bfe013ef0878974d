import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { locateApp, parseLaunchOptions } from './launch-options.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'standin-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('switches, modules to load and the app are told apart as Electron does', () => {
  const args = ['--no-sandbox', '-r', '/x/loader.js', '--inspect=0', '.', '--user-data-dir=/a=b', 'list.txt'];
  expect(parseLaunchOptions(args)).toEqual({
    preloads: ['/x/loader.js'],
    switches: new Map([
      ['no-sandbox', ''],
      ['inspect', '0'],
      ['user-data-dir', '/a=b'],
    ]),
    target: '.',
  });
});

test('a folder is started at its package.json’s main', () => {
  const manifest = { name: 'x', main: 'out/main.js' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(path.join(folder, 'out'));
  writeFileSync(path.join(folder, 'out/main.js'), '');
  expect(locateApp(folder)).toEqual({ appPath: folder, entry: path.join(folder, 'out/main.js'), manifest });
});

test('a folder that is not there, or is no package, is told', () => {
  for (const name of ['nowhere', 'out']) expect(() => locateApp(path.join(folder, name))).toThrow('there is no app at');
});
