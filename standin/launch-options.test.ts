import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { locateApp, parseLaunchOptions } from './launch-options.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'standin-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('switches, modules to load and the app are told apart as Electron does', () => {
  const args = [
    '--no-sandbox',
    '-r',
    '/x/loader.js',
    '--inspect=0',
    '.',
    '--user-data-dir=/a=b',
    'list.txt',
    '--require',
    'y',
  ];
  expect(parseLaunchOptions(args)).toEqual({
    preloads: ['/x/loader.js', 'y'],
    switches: new Map([
      ['no-sandbox', ''],
      ['inspect', '0'],
      ['user-data-dir', '/a=b'],
    ]),
    target: '.',
    version: false,
  });
  expect(parseLaunchOptions(['-v'])).toMatchObject({ version: true, target: null });
});

test('a folder is started at its package.json’s main, a script belongs to the package around it', () => {
  const manifest = { name: 'x', main: 'out/main.js' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(path.join(folder, 'out'));
  writeFileSync(path.join(folder, 'out/main.js'), '');
  expect(locateApp(folder)).toEqual({ appPath: folder, entry: path.join(folder, 'out/main.js'), manifest });
  const script = path.join(folder, 'out/main.js');
  expect(locateApp(script)).toEqual({ appPath: folder, entry: script, manifest });
});

test('what is not there, and a folder that is no package, are told', () => {
  expect(() => locateApp(path.join(folder, 'nowhere'))).toThrow('there is no app at');
  expect(() => locateApp(path.join(folder, 'out'))).toThrow('there is no package.json in');
});
