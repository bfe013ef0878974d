import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import type { WebPreferences } from 'electron';
import { frameLength } from './channel.ts';
import type { PageOptions } from './page.ts';
import { isolatedWorldScript, mainWorldScript } from './page-scripts.ts';
import { currentBrowser } from './runtime.ts';

const secret = randomUUID();
const binding = 'standinSend';
const world = 'Electron Isolated Context';

/**
 * The scripts of a window. Throws for web preferences that the stand-in cannot honour; `onPreloadError` is told of a
 * preload script that cannot be read or compiled, and the window then goes without.
 */
export function pageOptions(
  preferences: WebPreferences,
  onPreloadError: (file: string, error: unknown) => void,
): Pick<PageOptions, 'binding' | 'world' | 'mainScript' | 'isolatedScript'> {
  const { contextIsolation = true, sandbox = true, nodeIntegration = false, preload = '' } = preferences;
  if (!contextIsolation || !sandbox || nodeIntegration)
    throw new Error(
      'electron stand-in: only sandboxed windows with context isolation and without Node are implemented',
    );
  let source: string | null = null;
  try {
    source = preload === '' ? null : readPreload(preload);
  } catch (error) {
    console.error(`Unable to load preload script: ${preload}`);
    console.error(error);
    onPreloadError(preload, error);
  }
  const config = { binding, secret, frameLength, preloadPath: preload, process: preloadProcess(preferences) };
  return { binding, world, mainScript: mainWorldScript(secret), isolatedScript: isolatedWorldScript(config, source) };
}

function readPreload(file: string): string {
  if (!path.isAbsolute(file)) throw new Error('preload script must have absolute path.');
  const source = readFileSync(file, 'utf8');
  compileFunction(source, ['require', 'process', 'exports', 'module'], { filename: file }); // only to see whether it can
  return source;
}

function preloadProcess({ additionalArguments = [] }: WebPreferences): Record<string, unknown> {
  return {
    type: 'renderer',
    platform: process.platform,
    arch: process.arch,
    versions: { ...process.versions, chrome: currentBrowser().version },
    argv: [process.execPath, '--type=renderer', ...additionalArguments],
    env: {},
    contextIsolated: true,
    sandboxed: true,
    isMainFrame: true,
    execPath: process.execPath,
  };
}
