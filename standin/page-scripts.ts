import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import type { WebPreferences } from 'electron';
import { frameLength } from './channel.ts';
import { makeBridge } from './injected/bridge.ts';
import { makeCodec } from './injected/codec.ts';
import { failOnMissing } from './injected/fail-on-missing.ts';
import { enterIsolatedWorld } from './injected/isolated-world.ts';
import { enterMainWorld } from './injected/main-world.ts';
import type { WorldConfig } from './injected/messages.ts';
import { notImplemented } from './not-implemented.ts';
import { currentBrowser } from './runtime.ts';

/** Name of the function by which the isolated world speaks, and of that world. */
export const binding = 'standinSend';
export const world = 'Electron Isolated Context';

const secret = randomUUID();
/** Of Electron's wrapper around a preload script; the last three are left undefined, which is stricter. */
const preloadParameters = 'require, process, exports, module, global, setImmediate, clearImmediate, Buffer';

export interface PageScripts {
  /** For the page's own world. */
  main: string;
  /** For the isolated world, with the app's preload script in it. */
  isolated: string;
}

/** Throws for web preferences that the stand-in cannot honour; a preload script that cannot be read is told. */
export function pageScripts(preferences: WebPreferences): PageScripts {
  const { contextIsolation = true, sandbox = true, nodeIntegration = false, preload = '' } = preferences;
  if (!contextIsolation || !sandbox || nodeIntegration)
    throw notImplemented('a window that is not sandboxed, not isolated or has Node');
  const { platform, arch, versions } = process;
  const config: WorldConfig = {
    binding,
    secret,
    frameLength,
    preloadPath: preload,
    process: {
      type: 'renderer',
      platform,
      arch,
      versions: { ...versions, chrome: currentBrowser().version },
      contextIsolated: true,
      sandboxed: true,
    },
  };
  const functions = Object.entries({ makeBridge, makeCodec, failOnMissing });
  const parts = [...functions, ['preload', readPreload(preload)]].map(([name, code]) => `${name}: ${String(code)}`);
  return {
    main: `(${String(enterMainWorld)})(${JSON.stringify(secret)}, ${String(makeBridge)})`,
    isolated: `(${String(enterIsolatedWorld)})(${JSON.stringify(config)}, { ${parts.join(', ')} })\n//# sourceURL=standin:isolated-world`,
  };
}

/** The preload script as the source of a function; "null" where there is none. */
function readPreload(file: string): string {
  if (file === '') return 'null';
  try {
    const source = readFileSync(file, 'utf8');
    compileFunction(source, preloadParameters.split(', '), { filename: file }); // only to see whether it can
    return `function (${preloadParameters}) {${source}\n}`;
  } catch (error) {
    console.error(`Unable to load preload script: ${file}`);
    console.error(error);
    return 'null';
  }
}
