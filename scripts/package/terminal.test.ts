import { cp, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeTempDir, useTempDir } from '../../test-support/temp-dir.ts';
import { useServers } from '../../test-support/use-servers.ts';
import { runProcess } from '../process/run-process.ts';
import { ROOT } from '../project.ts';
import { putManifestBack, putTerminalManifest, terminalManifest } from './terminal-manifest.ts';

const tempDir = useTempDir();
const startServer = useServers();

const maxBytes = 2_000_000;
const packed = z.array(
  z.object({ filename: z.string(), unpackedSize: z.number(), files: z.array(z.object({ path: z.string() })) }),
);

/** What npm passes on to scripts would make a project's own settings count in the empty folder. */
const ownEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)/i.test(name)),
);

/** `npm pack` in a copy of the project: other tests run from out/ meanwhile. */
async function pack(project: string): Promise<{ tarball: string; files: string[]; unpackedBytes: number }> {
  const elsewhere = new Set(['node_modules', '.git', 'out', 'docs', 'e2e']);
  for (const name of await readdir(ROOT)) {
    if (elsewhere.has(name)) continue;
    await cp(path.join(ROOT, name), path.join(project, name), { recursive: true, preserveTimestamps: true });
  }
  await symlink(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'), 'junction');
  const ran = await npm(['pack', '--json'], project);
  expect(ran, ran.output).toMatchObject({ kind: 'exited', code: 0 });
  const { output } = ran;
  const [result] = packed.parse(Object.values(JSON.parse(output.slice(output.search(/^[[{]/m)))));
  if (result === undefined) throw new Error(`npm packed nothing: ${output}`);
  return {
    tarball: path.join(project, result.filename),
    files: result.files.map((file) => file.path).sort(),
    unpackedBytes: result.unpackedSize,
  };
}

async function npm(args: readonly string[], cwd: string) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const shell = process.platform === 'win32';
  return await runProcess(command, { args: [...args, ...quiet], cwd, env: ownEnv, shell, output: 'keep' });
}

const ownManifest = async (folder: string): Promise<string> =>
  await readFile(path.join(folder, 'package.json'), 'utf8');

describe('the package of the terminal', () => {
  let project: string;
  let terminal: Awaited<ReturnType<typeof pack>>;
  beforeAll(async () => {
    const folder = await makeTempDir();
    project = folder.path;
    terminal = await pack(project);
    return async () => await folder.remove();
  });

  it('holds the command, its bundle and nothing of the window', () => {
    expect(terminal.files).toEqual([
      'LICENSE',
      'README.md',
      'bin/freshness.js',
      'bin/node-24.js',
      'bin/shoal.js',
      'out/cli/LICENCES.txt',
      'out/cli/cookie-file.js',
      'out/cli/index.js',
      'package.json',
    ]);
    expect(terminal.unpackedBytes).toBeLessThan(maxBytes);
  });

  it("leaves the project's own package.json as it was", async () => {
    expect(await ownManifest(project)).toBe(await ownManifest(ROOT));
    const [after, before] = [
      await stat(path.join(project, 'package.json')),
      await stat(path.join(ROOT, 'package.json')),
    ];
    expect(after.mtime).toEqual(before.mtime);
    expect(await readdir(path.join(project, 'out'))).toEqual(['cli']);
  });

  it('brings no other package, works without the network, and from an empty folder: shoal demo, shoal get', async () => {
    const empty = await tempDir();
    await writeFile(path.join(empty, 'package.json'), '{"private":true}');
    const installed = await npm(['install', '--offline', '--ignore-scripts', terminal.tarball], empty);
    expect(installed, installed.output).toMatchObject({ kind: 'exited', code: 0 });
    const modules = await readdir(path.join(empty, 'node_modules'));
    expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['shoal']);
    expect(JSON.parse(await ownManifest(path.join(empty, 'node_modules', 'shoal')))).toEqual(
      JSON.parse(terminalManifest(await ownManifest(ROOT))),
    );

    const shoal = path.join(empty, 'node_modules', '.bin', process.platform === 'win32' ? 'shoal.cmd' : 'shoal');
    const env = {
      ...ownEnv,
      SHOAL_DATA: await tempDir(),
      NO_COLOR: '1',
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH']}`,
    };
    const run = async (...args: string[]) =>
      await runProcess(shoal, { args, cwd: empty, env, output: 'keep', shell: process.platform === 'win32' });

    const demo = await run('demo');
    expect(demo, demo.output).toMatchObject({ kind: 'exited', code: 0 });
    expect(demo.output).toMatch(/60 images/);

    const server = await startServer();
    await mkdir(path.join(empty, 'pictures'));
    const got = await run('get', server.url('ok', { name: 'a.jpg', bytes: 5000 }), '--to', 'pictures');
    expect(got, got.output).toMatchObject({ kind: 'exited', code: 0 });
    expect((await stat(path.join(empty, 'pictures', 'a.jpg'))).size).toBe(5000);
    expect(await run('get')).toMatchObject({ kind: 'exited', code: 2 });
  });
});

async function makeProject(): Promise<{ folder: string; manifest: string; whole: string }> {
  const folder = await tempDir();
  const whole = await ownManifest(ROOT);
  const manifest = path.join(folder, 'package.json');
  await writeFile(manifest, whole);
  await utimes(manifest, 1_700_000_000, 1_700_000_000);
  return { folder, manifest, whole };
}

describe('the manifest of the package', () => {
  it('names no package, no script and no file of the window, and the Node that the terminal needs', async () => {
    const { folder, whole } = await makeProject();
    putTerminalManifest(folder);
    const manifest: unknown = JSON.parse(await ownManifest(folder));
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(manifest)).sort()).toEqual(
      ['bin', 'description', 'engines', 'files', 'license', 'name', 'private', 'type', 'version'].sort(),
    );
    expect(manifest).toMatchObject({ bin: JSON.parse(whole).bin, engines: { node: '>=24' } });
  });

  it('is put right by the next npm pack when one was killed', async () => {
    const { folder, whole } = await makeProject();
    putTerminalManifest(folder);
    putTerminalManifest(folder);
    putManifestBack(folder);
    expect(await ownManifest(folder)).toBe(whole);
  });

  it('never takes the place of a package.json that was written meanwhile', async () => {
    const { folder, manifest } = await makeProject();
    putTerminalManifest(folder);
    await writeFile(manifest, '{"name":"new"}');
    putManifestBack(folder);
    expect(await ownManifest(folder)).toBe('{"name":"new"}');
    putManifestBack(folder);
    expect(await ownManifest(folder)).toBe('{"name":"new"}');
  });
});
