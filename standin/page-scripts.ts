import { enterIsolatedWorld } from './injected/isolated-world.ts';
import { enterMainWorld } from './injected/main-world.ts';
import { makeBridge } from './injected/bridge.ts';
import { makeCodec } from './injected/codec.ts';
import { makeEmitter } from './injected/emitter.ts';
import type { WorldConfig } from './injected/messages.ts';

/** The function that a page stands in while it waits for a file's path. */
export const pauseName = 'standinAskFilePath';
const askFilePath = `function ${pauseName}(object) { let answer = ''; debugger; return answer; }`;

/** Of Electron's wrapper around a preload script; the last three are left undefined, which is stricter. */
const preloadParameters = 'require, process, exports, module, global, setImmediate, clearImmediate, Buffer';

/** The script for the page's own world. */
export function mainWorldScript(secret: string): string {
  return `(${String(enterMainWorld)})(${JSON.stringify(secret)}, ${String(makeBridge)})`;
}

/** The script for the isolated world; `preload` is the source of the app's preload script. */
export function isolatedWorldScript(config: WorldConfig, preload: string | null): string {
  const preloadFunction = preload === null ? 'null' : `function (${preloadParameters}) {${preload}\n}`;
  const functions = Object.entries({ makeBridge, makeCodec, makeEmitter }).map(
    ([name, code]) => `${name}: ${String(code)}`,
  );
  const parts = `{ ${functions.join(', ')}, askFilePath: ${askFilePath}, preload: ${preloadFunction} }`;
  return `(${String(enterIsolatedWorld)})(${JSON.stringify(config)}, ${parts})\n//# sourceURL=standin:isolated-world`;
}
