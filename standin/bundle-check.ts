import { isBuiltin } from 'node:module';
import { readBundleUses } from './bundle-uses.ts';
import * as standin from './electron.ts';
import type { ElectronTypes } from './electron-types.ts';

/** What Electron's sandbox lets a preload script require (lib/sandboxed_renderer). */
const sandboxModules = new Set(['electron', 'electron/renderer', 'electron/common', 'events', 'timers', 'url']);
/** What the stand-in gives to a preload script. */
const rendererMembers: Record<string, Set<string>> = {
  contextBridge: new Set(['exposeInMainWorld']),
  ipcRenderer: new Set(['send', 'invoke', 'on', 'once', 'off', 'emit']),
};

/** Why a built preload script would not run in Electron's sandbox or in the stand-in; empty when it does. */
export function checkPreload(file: string, code: string, types: ElectronTypes): string[] {
  const { modules, members, unknown } = readBundleUses(file, code);
  const problems = unknown.map((text) => `loads a module by a name that is not written there: ${text}`);
  for (const [module, names] of modules) {
    if (!sandboxModules.has(module.replace(/^node:(?=events$|timers$|url$)/, '')))
      problems.push(`requires ${module}, which a sandboxed preload script may not`);
    if (!module.startsWith('electron')) continue;
    for (const name of names) {
      if (!types.rendererExports.has(name)) problems.push(`uses electron's ${name}, which a renderer has not`);
      else if (!rendererMembers[name]) problems.push(`uses electron's ${name}, which the stand-in has not`);
    }
  }
  for (const [name, used] of members)
    for (const member of used)
      if (!rendererMembers[name]?.has(member)) problems.push(`uses ${name}.${member}, which the stand-in has not`);
  return problems;
}

/**
 * Why the built main script would not run in Electron or in the stand-in; empty when it does. Built-in modules are
 * compared with those of the Node that runs this, which must be Electron's version of it.
 *
 * @param dependencies the packages that are installed with the app
 */
export async function checkMain(
  file: string,
  code: string,
  types: ElectronTypes,
  dependencies: Iterable<string>,
): Promise<string[]> {
  const { modules, members, unknown } = readBundleUses(file, code);
  const packages = new Set(dependencies);
  const problems = unknown.map((text) => `loads a module by a name that is not written there: ${text}`);
  for (const [module, names] of modules) {
    if (module === 'electron') problems.push(...[...names].flatMap((name) => checkExport(name, types)));
    else if (isBuiltin(module)) problems.push(...(await checkBuiltin(module, names)));
    else if (!module.startsWith('.') && !packages.has(packageOf(module)))
      problems.push(`imports ${module}, which is no dependency of the app`);
  }
  for (const [name, used] of members) for (const member of used) problems.push(...checkMember(name, member, types));
  return problems;
}

function checkExport(name: string, types: ElectronTypes): string[] {
  if (!types.exports.has(name)) return [`imports ${name}, which electron.d.ts does not declare`];
  return !(name in standin) ? [`imports ${name}, which the stand-in has not`] : [];
}

function checkMember(name: string, member: string, types: ElectronTypes): string[] {
  if (!types.members(types.exports.get(name) ?? '').has(member) && !isEmitterMember(member))
    return [`uses ${name}.${member}, which electron.d.ts does not declare`];
  const value = Reflect.get(standin, name) as object | undefined;
  if (value === undefined) return []; // told already
  return member in value ? [] : [`uses ${name}.${member}, which the stand-in has not`];
}

/** electron.d.ts takes these from Node's own types. */
function isEmitterMember(member: string): boolean {
  return ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'emit', 'listenerCount'].includes(
    member,
  );
}

async function checkBuiltin(module: string, names: Set<string>): Promise<string[]> {
  const exported = (await import(module)) as Record<string, unknown>;
  return [...names]
    .filter((name) => !(name in exported))
    .map((name) => `imports ${name} from ${module}, which Node ${process.versions.node} has not`);
}

function packageOf(module: string): string {
  return module.split('/', module.startsWith('@') ? 2 : 1).join('/');
}
