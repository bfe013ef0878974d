import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { parseAst } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ThreadAnswer, ThreadCall } from '../../src/engine/files/call-thread.ts';
import type { FileCall } from '../../src/engine/files/file-thread-work.ts';
import type { HashCall } from '../../src/engine/files/hash-thread-work.ts';
import { makeTempDir, useTempDir } from '../../test-support/temp-dir.ts';
import { runProcess } from '../process/run-process.ts';
import { CACHE, ROOT, packageFolder } from '../project.ts';
import { builderConfig, FUSES } from './builder-config.ts';
import { importedPackages } from './bundle-imports.ts';
import { readFuses, wrongFuses } from './fuse-wire.ts';
import { toIcns, toIco } from './icon-formats.ts';
import { ICONS, LINUX_SIZES, staleIcons } from './icons.ts';
import { ALLOWED_LICENCES, licencesDocument, shippedLicences, terminalLicences } from './licences.ts';
import { readLock } from './lockfile.ts';
import { partsList } from './sbom.ts';
import { stageApp } from './stage.ts';

const tempDir = useTempDir();
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe("the app's archive", () => {
  let files: string[] = [];
  let folder = '';
  beforeAll(async () => {
    const temporary = await makeTempDir();
    const out = path.join(CACHE, `package-test-${process.pid}`); // within reach of node_modules
    const vite = path.join(packageFolder('electron-vite'), 'bin', 'electron-vite.js');
    const built = await runProcess(process.execPath, {
      args: [vite, 'build', '--outDir', out, '--logLevel', 'error'],
      cwd: ROOT,
      output: 'keep',
    });
    if (built.kind !== 'exited' || built.code !== 0) throw new Error(`the app cannot be built: ${built.output}`);
    folder = path.join(temporary.path, 'app');
    files = await stageApp(folder, out);
    return async () => {
      await temporary.remove();
      rmSync(out, { recursive: true, force: true });
    };
  });

  it('holds the built app, the licences, and nothing else', () => {
    const assets = files.filter((file) => /^out\/renderer\/assets\/[\w-]+\.(js|css|svg)$/.test(file));
    expect(assets.length).toBeGreaterThan(2);
    expect(files.filter((file) => !assets.includes(file))).toEqual([
      'LICENCES.txt',
      'LICENSE',
      'out/main/index.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'package.json',
    ]);
  });

  it('needs nothing but Electron and Node', () => {
    const main = readFileSync(path.join(folder, 'out', 'main', 'index.js'), 'utf8');
    expect(importedPackages(main).filter((name) => !isBuiltin(name))).toEqual([]);
  });

  it('starts its threads for files and hashes from text that has all they need: none is started from a file in an archive', async () => {
    const main = readFileSync(path.join(folder, 'out', 'main', 'index.js'), 'utf8');
    expect(main.match(/new Worker\(/g)).toHaveLength(1);
    expect(main).not.toMatch(/\b(fork|utilityProcess)\b\s*[.(]/);
    const target = await tempDir();
    const [part, named] = [path.join(target, 'part'), path.join(target, 'a.jpg')];
    const calls: FileCall[] = [
      ['open', 0, 0, part, 0, true],
      ['write', 1, 0, 0, 0, 3, false],
      ['gather', 2, 0, 3, [Buffer.from('def')], true],
      ['close', 3, 0, true],
      ['move', 4, part, named],
      ['open', 5, 1, part, 0, false],
      ['discard', 6, 1, part],
      ['close', 7, 99, false],
      ['syncFolder', 8, target],
      ['stat', 9, target, true],
      ['find', 10, target],
    ];
    const answers = await askThread(functionIn(main, 'workOnFiles'), Buffer.from('abc'), calls);
    expect(answers.map(([call, error]) => [call, error?.code])).toEqual(
      expect.arrayContaining([...[0, 1, 2, 3, 4, 5, 6, 8, 9, 10].map((call) => [call, undefined]), [7, 'EBADF']]),
    );
    expect(answers.find(([call]) => call === 2)?.[2]).toBe(createHash('sha256').update('abcdef').digest('hex'));
    expect(readdirSync(target)).toEqual(['a.jpg']);
    expect(readFileSync(named, 'utf8')).toBe('abcdef');
    const hashCalls: HashCall[] = [
      ['add', 0, 7, [Buffer.from('abc')], true, false],
      ['add', 1, 7, [Buffer.from('def')], false, true],
      ['forget', 2, 7],
    ];
    const hashes = await askThread(functionIn(main, 'workOnHashes'), Buffer.alloc(0), hashCalls);
    const hash = createHash('sha256').update('abcdef').digest('hex');
    expect(hashes).toEqual([null, hash, null].map((value, call) => [call, null, value]));
  });

  it('has a manifest without scripts and development tools', () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'shoal', main: './out/main/index.js', type: 'module' });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  it('says under which licences it is made, with their texts', () => {
    const text = readFileSync(path.join(folder, 'LICENCES.txt'), 'utf8');
    for (const name of ['got', 'react', 'zod', 'zustand'])
      expect(text).toMatch(new RegExp(`^${name} \\d.*: MIT$`, 'm'));
    // Only a piece of the bundle that is loaded later asks for it.
    expect(text).toMatch(/^tough-cookie \d.*: BSD-3-Clause$/m);
    expect(text).toContain('Permission is hereby granted');
  });
});

const partsSchema = z.object({
  components: z.array(
    z.object({
      purl: z.string(),
      licenses: z.unknown(),
      hashes: z.array(z.object({ content: z.string() })).optional(),
    }),
  ),
});

describe('the licences', () => {
  const lock = readLock();
  const dependencies = Object.keys(lock['']?.dependencies ?? {});

  it('of what is shipped are all of the kinds that ask for no more than their text', () => {
    const licences = shippedLicences(lock, dependencies);
    expect(licences.filter(({ licence }) => !ALLOWED_LICENCES.includes(licence))).toEqual([]);
    expect(licences.length).toBeGreaterThan(20);
    expect(licencesDocument(licences)).toContain('got ');
  });

  it('of the terminal are those of all packages that it depends on, and of what these need', () => {
    const names = terminalLicences(lock).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...dependencies, 'tldts']));
    expect(names).not.toContain('react');
  });

  it('stand in the list of all parts as well, with the checksum of each', async () => {
    const { components } = partsSchema.parse(JSON.parse(await partsList()));
    for (const { name, version, licence } of shippedLicences(lock, dependencies)) {
      const part = components.find(({ purl }) => purl === `pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(JSON.stringify(part?.licenses), name).toContain(licence.replaceAll(/[()]/g, '').split(' ')[0]);
      expect(part?.hashes?.length, name).toBeGreaterThan(0);
    }
  });
});

describe('the configuration', () => {
  const config = builderConfig({ app: '/app', output: '/dist', resources: path.join(ROOT, 'build') }, '45.4.1');

  it('makes two kinds of packages for each system and both architectures', () => {
    const targets = [config.linux, config.mac, config.win].map(({ target }) => target.map((one) => one.target));
    expect(targets).toEqual([
      ['AppImage', 'deb'],
      ['dmg', 'zip'],
      ['nsis', 'portable'],
    ]);
    for (const { arch } of [config.linux, config.mac, config.win].flatMap(({ target }) => target)) {
      expect(arch).toEqual(['x64', 'arm64']);
    }
  });

  it('sets the fuses so that nobody turns the app into a plain Node', () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      enableCookieEncryption: true,
    });
    expect(config.asar).toBe(true);
  });

  it('knows the scheme and the lists, and takes no file type over', () => {
    expect(config.protocols).toEqual([{ name: 'Shoal', schemes: ['shoal'] }]);
    expect(config.mac.fileAssociations[0]).toMatchObject({ rank: 'Alternate', role: 'Viewer' });
    expect(config).not.toHaveProperty('fileAssociations');
    expect(config.win).not.toHaveProperty('fileAssociations');
    const macro = readFileSync(config.nsis.include, 'utf8');
    expect(macro).toContain('OpenWithProgids');
    expect(macro).not.toMatch(/WriteRegStr \w+ "Software\\Classes\\\.txt" ""/);
  });

  it('names files that are there', () => {
    const beside = config.extraResources.map(({ from }) => from).filter((file) => !file.startsWith('/app/'));
    expect(beside.length).toBeGreaterThan(0); // Help in the menu opens it
    for (const file of [config.linux.icon, config.mac.icon, config.win.icon, config.nsis.include, ...beside]) {
      expect(existsSync(file), file).toBe(true);
    }
  });
});

describe('the icons', () => {
  it('are those of the present SVG', () => {
    expect(staleIcons(), 'run `npm run package` to draw them again').toBe(false);
  });

  it.each(LINUX_SIZES)('have a PNG of %i pixels', (size) => {
    const png = readFileSync(path.join(ICONS, 'linux', `${size}x${size}.png`));
    expect(png.subarray(0, 8).equals(pngSignature)).toBe(true);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('are all in one file for Windows and one for macOS', () => {
    const ico = readFileSync(path.join(ICONS, 'icon.ico'));
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 7]);
    for (let n = 0; n < 7; n++) {
      const offset = ico.readUInt32LE(6 + 16 * n + 12);
      expect(ico.subarray(offset, offset + 8).equals(pngSignature)).toBe(true);
    }
    const icns = readFileSync(path.join(ICONS, 'icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(icns.includes('ic10')).toBe(true);
    expect(readdirSync(path.join(ICONS, 'linux'))).toHaveLength(LINUX_SIZES.length);
  });

  it('are put together as the formats ask', () => {
    const picture = { size: 256, png: Buffer.from('png') };
    expect(toIco([picture]).toString('hex')).toBe('00000100010000000000010020000300000016000000706e67');
    expect(toIcns([picture]).toString('latin1').replaceAll('\0', '')).toBe('icns\x1eic08\vpngic13\vpng');
  });
});

describe('the fuses of a binary', () => {
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

  it('are read from where Electron keeps them', () => {
    const states = Object.values(FUSES).map((isOn) => (isOn ? '1' : '0'));
    const binary = Buffer.from(`code ${sentinel}\x01${String.fromCharCode(8)}01001100 more`, 'latin1');
    expect(states).toHaveLength(8);
    expect(readFuses(binary)).toEqual(FUSES);
  });

  it('that a binary does not have are missing', () => {
    expect(readFuses(Buffer.from(`${sentinel}\x01\x020r`, 'latin1'))).toEqual({ runAsNode: false });
  });

  it('are named where they are not as they should be, and only then', async () => {
    const file = path.join(await tempDir(), 'shoal');
    const pack = (wire: string): void => writeFileSync(file, `code ${sentinel}\x01\b${wire} more`, 'latin1');
    pack('01001100');
    expect(wrongFuses(file)).toEqual([]);
    pack('1100110r');
    expect(wrongFuses(file)).toEqual(['runAsNode is on', 'grantFileProtocolExtraPrivileges is missing']);
  });

  it('are missed where there are none', () => {
    expect(() => readFuses(Buffer.from('nothing'))).toThrow('no fuses');
  });
});

describe('npm run package', () => {
  it("stops at once with one sentence where Electron's binary is not", async () => {
    const nowhere = await tempDir();
    const run = await runProcess(process.execPath, {
      args: [path.join(ROOT, 'scripts', 'run.js'), 'package'],
      cwd: ROOT,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: nowhere },
      output: 'keep',
    });
    expect(run, run.output).toMatchObject({ kind: 'exited', code: 1 });
    expect(run.output.trim()).toMatch(
      /^Electron's binary is not here, .* ELECTRON_OVERRIDE_DIST_PATH names a folder that has it\.$/,
    );
  });
});

it('imports of a bundle are found in all their forms', () => {
  const bundle = [
    'import got, { RequestError } from "got";',
    "import 'side/effect';",
    'import { join } from "node:path";',
    'import { app } from "electron";',
    'import x from "@scope/name/inner";',
    'import y from "./chunk.js";',
    'const z = await import("lazy");',
    'const text = \'import a from "not-this"\';',
  ].join('\n');
  expect(importedPackages(bundle)).toEqual(['@scope/name', 'got', 'lazy', 'side']);
});

/** The text of a function at the top of a bundle. */
function functionIn(bundle: string, name: string): string {
  const found = parseAst(bundle).body.find((node) => node.type === 'FunctionDeclaration' && node.id?.name === name);
  if (found === undefined) throw new Error(`the bundle has no function ${name}`);
  return bundle.slice(found.start, found.end);
}

/** Runs the work of a thread as `call-thread.ts` does, with nothing around it. */
async function askThread(work: string, memory: Buffer, calls: readonly ThreadCall[]): Promise<ThreadAnswer[]> {
  const shared = new SharedArrayBuffer(memory.length);
  new Uint8Array(shared).set(memory);
  const program = `(${work})({ fs: require('node:fs'), crypto: require('node:crypto'), port: require('node:worker_threads').parentPort,
    shared: require('node:worker_threads').workerData })`;
  const worker = new Worker(program, { eval: true, workerData: shared, env: {}, execArgv: [] });
  const answers: ThreadAnswer[] = [];
  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (some: readonly ThreadAnswer[]) => {
      answers.push(...some);
      if (answers.length === calls.length) resolve();
    });
    worker.postMessage(calls);
  });
  await worker.terminate();
  return answers;
}
