import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, type TestContext } from 'vitest';
import { runShoal } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const tempDir = useTempDir();

/** Skips where strace is not there or may not look. */
function needStrace(context: TestContext): void {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
  } catch {
    context.skip('strace is not there, or may not trace');
  }
}

/** What a run of the terminal asks of the system, a call each, in their order. */
async function callsOfARun(url: string, folder: string): Promise<string[]> {
  const [data, traces] = [await tempDir(), await tempDir()];
  const trace = join(traces, 'trace');
  const calls = 'trace=openat,close,fsync,fdatasync,link,linkat,rename,renameat,renameat2';
  const end = await runShoal(['get', url, '--to', folder], {
    data,
    under: ['strace', '-f', '-qq', '-e', calls, '-o', trace],
  });
  expect(end).toMatchObject({ code: 0 });
  return (await readFile(trace, 'utf8')).split('\n');
}

it('H1 H4 a file is opened anew and through no link, is synced before it has its name, and the folder after that', async (context) => {
  needStrace(context);
  const server = await startServer();
  const folder = await tempDir();
  const calls = await callsOfARun(server.url('ok'), folder);
  const opened = calls.findLastIndex((call) => /openat\(.*\.shoal-part", /.test(call) && call.includes('O_CREAT'));
  expect(calls[opened]).toMatch(/O_CREAT\|O_EXCL.*O_NOFOLLOW/);
  const handle = / = (\d+)$/.exec(calls[opened] ?? '')?.[1] ?? '';
  const synced = calls.findIndex((call, at) => at > opened && new RegExp(`f(?:data)?sync\\(${handle}\\b`).test(call));
  const closed = calls.findIndex((call, at) => at > opened && call.includes(`close(${handle})`));
  const named = calls.findIndex((call) => /link(?:at)?\(.*"[^"]*\/picture\.jpg"/.test(call));
  const folderOpened = calls.findIndex((call, at) => at > named && call.includes(`"${folder}"`));
  const folderHandle = / = (\d+)$/.exec(calls[folderOpened] ?? '')?.[1] ?? '';
  const folderSynced = calls.findIndex(
    (call, at) => at > folderOpened && new RegExp(`fsync\\(${folderHandle}\\b`).test(call),
  );
  expect(opened).toBeGreaterThan(-1);
  expect(synced).toBeGreaterThan(opened);
  expect(closed).toBeGreaterThan(synced);
  expect(named).toBeGreaterThan(closed);
  expect(folderOpened).toBeGreaterThan(named);
  expect(folderSynced).toBeGreaterThan(folderOpened);
});
