import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../scripts/build.ts';
import { checkMain, checkPreload } from './bundle-check.ts';
import { readElectronTypes } from './electron-types.ts';
import * as standin from './electron.ts';
import { start } from './fixtures/fixture-app.ts';

const root = path.resolve(import.meta.dirname, '..');
const types = readElectronTypes();
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const dependencies = Object.keys(manifest.dependencies);

function built(folder: string, extension: string): { file: string; code: string }[] {
  const names = readdirSync(path.join(root, 'out', folder)).filter((name) => name.endsWith(extension));
  expect(names, `out/${folder} holds no ${extension}`).not.toEqual([]);
  return names.map((name) => ({ file: name, code: readFileSync(path.join(root, 'out', folder, name), 'utf8') }));
}

describe('the built app', () => {
  beforeAll(buildIfStale, 120_000);

  test('has preload scripts that Electron’s sandbox runs', () => {
    for (const { file, code } of built('preload', '.cjs')) expect(checkPreload(file, code, types), file).toEqual([]);
  });

  test('has a main script that uses only what Electron 45, its Node 24 and the stand-in have', async () => {
    expect(process.versions.node).toMatch(/^24\./);
    for (const { file, code } of built('main', '.js'))
      expect(await checkMain(file, code, types, dependencies), file).toEqual([]);
  });
});

const preload = (code: string): string[] => checkPreload('preload.cjs', code, types);
const main = (code: string): Promise<string[]> => checkMain('main.js', code, types, ['got', '@a/b']);

describe('the check', () => {
  test('lets a preload script require what the sandbox has', () => {
    expect(
      preload(
        'const { contextBridge: bridge, ipcRenderer } = require("electron"); bridge.exposeInMainWorld("x", ipcRenderer.on)',
      ),
    ).toEqual([]);
    expect(
      preload(
        'let electron = require("electron"), u = require("node:url"); electron.ipcRenderer.invoke("x", u.URL); require(`timers`)',
      ),
    ).toEqual([]);
  });

  test('finds what a sandboxed preload script may not load, in every spelling', () => {
    expect(preload('require("node:fs")')).toEqual(['requires node:fs, which a sandboxed preload script may not']);
    for (const code of ['import fs from "fs"', 'export * from "path"'])
      expect(() => preload(code), code).toThrow('preload.cjs cannot be read');
    expect(preload('void import("zod")')).toEqual(['requires zod, which a sandboxed preload script may not']);
    expect(preload('const name = "f" + "s"; require(name)')).toEqual([
      'loads a module by a name that is not written there: require(name)',
    ]);
    expect(preload('// require("fs")\nconst text = \'require("fs")\';')).toEqual([]);
  });

  test('finds what a preload script has not', () => {
    expect(preload('const { app } = require("electron")')).toEqual(["uses electron's app, which a renderer has not"]);
    expect(preload('const { webFrame } = require("electron")')).toEqual([
      "uses electron's webFrame, which the stand-in has not",
    ]);
    expect(preload('const e = require("electron"); e.ipcRenderer.sendSync("x")')).toEqual([
      'uses ipcRenderer.sendSync, which the stand-in has not',
    ]);
  });

  test('knows a name of Electron’s from another of the same name', async () => {
    const code = `import { session, app } from "electron";
      function boot(session) { session.start(); { const app = {}; app.fly(); } app.quit(); }
      for (const app of []) app.swim();
      try { session.defaultSession; } catch (session) { session.stop(); }
      const arrow = ({ app: [session] }) => session.jump();
      session.walk();`;
    expect(await main(code)).toEqual(['uses session.walk, which electron.d.ts does not declare']);
  });

  test('lets the main script import what is there', async () => {
    const code =
      'import { app as a, BrowserWindow } from "electron"; import got from "got"; import x from "@a/b/c"; import { readFile } from "node:fs/promises"; import { DatabaseSync } from "node:sqlite"; import "./chunk.js"; a.on("ready", () => BrowserWindow.getAllWindows());';
    expect(await main(code)).toEqual([]);
  });

  test('finds what Electron does not declare, and what the stand-in has not', async () => {
    expect(await main('import { remote } from "electron"')).toEqual([
      'imports remote, which electron.d.ts does not declare',
    ]);
    expect(await main('import electron from "electron"')).toEqual([
      'imports default, which electron.d.ts does not declare',
    ]);
    expect(await main('import { TouchBar } from "electron"')).toEqual(['imports TouchBar, which the stand-in has not']);
    expect(await main('import * as e from "electron"; new e.TouchBar()')).toEqual([
      'imports TouchBar, which the stand-in has not',
    ]);
    expect(await main('import { app } from "electron"; app.makeCoffee()')).toEqual([
      'uses app.makeCoffee, which electron.d.ts does not declare',
    ]);
    expect(await main('import { app } from "electron"; app.addRecentDocument("x")')).toEqual([
      'uses app.addRecentDocument, which the stand-in has not',
    ]);
    expect(await main('import { app } from "electron"; app[name]()')).toEqual([
      'uses app.(computed), which electron.d.ts does not declare',
    ]);
  });

  test('finds built-ins that Node 24 has not, and packages that are not installed with the app', async () => {
    expect(await main('import { readFileSoon } from "node:fs"')).toEqual([
      `imports readFileSoon from node:fs, which Node ${process.versions.node} has not`,
    ]);
    expect(await main('import "node:nothing"')).toEqual(['imports node:nothing, which is no dependency of the app']);
    expect(await main('import { test } from "vitest"')).toEqual(['imports vitest, which is no dependency of the app']);
  });
});

test('every name that Electron exports to the main process can be imported, and works or fails on use', async () => {
  const { app } = await start();
  const rendererOnly = ['contextBridge', 'ipcRenderer', 'webFrame', 'webUtils', 'localAIHandler', 'parentPort'];
  const declared = [...types.exports.keys()].filter((name) => !rendererOnly.includes(name));
  const missing = declared.filter((name) => !(name in standin));
  const told = await app.evaluate(
    (electron, names) => ({
      exported: Object.keys(electron),
      errors: names.map((name) => {
        const value = Reflect.get(electron, name) as new () => unknown;
        return [() => new value(), () => Reflect.get(value, 'isSupported')].map(globalThis.fixture.attempt);
      }),
    }),
    missing,
  );
  expect(told.exported.filter((name) => name !== 'electronModuleSource').sort()).toEqual(declared.sort());
  for (const [index, name] of missing.entries()) {
    const error = `Error: electron stand-in: ${name} is not implemented`;
    expect(told.errors[index]).toEqual([error, error]);
  }
});

test('a member that the stand-in lacks fails on use', () => {
  for (const [object, name] of [
    [standin.app, 'app.addRecentDocument'],
    [standin.dialog, 'dialog.showMessageBox'],
    [standin.BrowserWindow, 'BrowserWindow.addTabbedWindow'],
    [standin.BrowserWindow.prototype, 'BrowserWindow.setKiosk'],
  ] as const)
    expect(() => Reflect.get(object, name.split('.')[1] ?? '') as unknown).toThrow(
      `electron stand-in: ${name} is not implemented`,
    );
  expect(Reflect.get(standin.app, 'then')).toBeUndefined();
  expect('addRecentDocument' in standin.app).toBe(false);
});
