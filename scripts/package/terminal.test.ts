import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { useServers } from '../../test-support/use-servers.ts';
import { runProcess } from '../process/run-process.ts';
import { ROOT, packageFolder } from '../project.ts';

const tempDir = useTempDir();
const startServer = useServers();

const maxBytes = 2_000_000;
const packed = z.array(
  z.object({ filename: z.string(), unpackedSize: z.number(), files: z.array(z.object({ path: z.string() })) }),
);
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** What npm passes on to scripts would make a project's own settings count in the empty folder. */
const ownEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)/i.test(name)),
);

/** Packs what `npm pack` would pack here, built into a folder of its own: other tests run from out/ meanwhile. */
async function pack(): Promise<{ tarball: string; files: string[]; unpackedBytes: number }> {
  const folder = await tempDir();
  for (const name of ['package.json', 'bin', 'README.md', 'LICENSE']) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  const vite = path.join(packageFolder('vite'), 'bin', 'vite.js');
  const config = ['--config', 'vite.cli.config.ts', '--outDir', path.join(folder, 'out', 'cli'), '--logLevel', 'error'];
  const built = await runProcess(process.execPath, { args: [vite, 'build', ...config], cwd: ROOT, output: 'keep' });
  expect(built, built.output).toMatchObject({ kind: 'exited', code: 0 });
  const { output } = await npm(['pack', '--json', '--ignore-scripts'], folder);
  const [result] = packed.parse(Object.values(JSON.parse(output.slice(output.search(/^[[{]/m)))));
  if (result === undefined) throw new Error(`npm packed nothing: ${output}`);
  return {
    tarball: path.join(folder, result.filename),
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

describe('the package of the terminal', () => {
  it('holds the command, its bundle and nothing of the window', async () => {
    const { files, unpackedBytes } = await pack();
    expect(files).toEqual([
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
    expect(unpackedBytes).toBeLessThan(maxBytes);
  });

  it('depends on nothing of the window', async () => {
    const { dependencies } = manifest.parse(JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')));
    expect(Object.keys(dependencies).filter((name) => /electron|react|vite|zustand|playwright/.test(name))).toEqual([]);
  });

  it('works from an empty folder: shoal demo, shoal get', async ({ skip }) => {
    const { tarball } = await pack();
    const empty = await tempDir();
    await writeFile(path.join(empty, 'package.json'), '{"private":true}');
    const installed = await npm(['install', '--prefer-offline', '--ignore-scripts', tarball], empty);
    const noRegistry = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.exec(installed.output)?.[0];
    if (noRegistry !== undefined) skip(`npm's registry cannot be reached (${noRegistry})`);
    expect(installed, installed.output).toMatchObject({ kind: 'exited', code: 0 });
    expect(await readdir(path.join(empty, 'node_modules'))).not.toContain('electron');

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
