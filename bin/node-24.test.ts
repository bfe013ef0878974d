import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../test-support/temp-dir.ts';
import { findProjectNode, isNewEnough } from './node-24.js';

const tempDir = useTempDir();

it('takes Node 24 and newer', () => {
  expect(['18.20.0', '20.20.2', '22.18.0', '23.9.0'].map(isNewEnough)).toEqual([false, false, false, false]);
  expect(['24.0.0', '24.21.0', '26.1.0'].map(isNewEnough)).toEqual([true, true, true]);
});

describe("the project's own Node", () => {
  it('is found in a folder above', async () => {
    const folder = await tempDir();
    const bin = path.join(folder, 'node_modules', 'node', 'bin');
    const deep = path.join(folder, 'a', 'b');
    await mkdir(bin, { recursive: true });
    await mkdir(deep, { recursive: true });
    expect(findProjectNode(deep, 'linux')).toBeUndefined();
    await writeFile(path.join(bin, 'node'), '');
    expect(findProjectNode(deep, 'linux')).toBe(path.join(bin, 'node'));
  });

  it('is node.exe on Windows', async () => {
    const folder = await tempDir();
    const bin = path.join(folder, 'node_modules', 'node', 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(path.join(bin, 'node'), 'This file intentionally left blank');
    expect(findProjectNode(folder, 'win32')).toBeUndefined();
    await writeFile(path.join(bin, 'node.exe'), '');
    expect(findProjectNode(folder, 'win32')).toBe(path.join(bin, 'node.exe'));
  });
});

// Makes the first process, and only that, take itself for an old Node.
const PRETEND_OLD = `data:text/javascript,${encodeURIComponent(`
  if (!process.env.PRETENDED) {
    process.env.PRETENDED = '1';
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
  }`)}`;

async function startOnOldNode(body: string, args: readonly string[] = []) {
  const file = path.join(await tempDir(), 'command.mjs');
  const module = pathToFileURL(path.join(import.meta.dirname, 'node-24.js')).href;
  await writeFile(file, `import { runsOnNode24 } from '${module}';\nif (runsOnNode24()) {\n${body}\n}\n`);
  const child = spawn(process.execPath, ['--import', PRETEND_OLD, file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { child, output: () => output };
}

describe('on an old Node', () => {
  it("runs the same command on the project's own Node and ends with its exit code", async () => {
    const { child, output } = await startOnOldNode('console.log(process.argv.slice(2).join()); process.exitCode = 7;', [
      'get',
      '--to',
      'a folder',
    ]);
    const [code] = await once(child, 'close');
    expect(output()).toBe('get,--to,a folder\n');
    expect(code).toBe(7);
  });

  it.skipIf(process.platform === 'win32')('hands a signal on', async () => {
    const body = `process.on('SIGTERM', () => { console.log('told'); process.exit(5); });
      setInterval(() => {}, 1000); console.log('ready');`;
    const { child, output } = await startOnOldNode(body);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(output()).toBe('ready\ntold\n');
    expect(code).toBe(5);
  });
});
