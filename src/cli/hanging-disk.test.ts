import { expect, it, onTestFinished } from 'vitest';
import { useHangingDisks } from '../../test-support/hanging-disk/hanging-disk.ts';
import { startShoal } from '../../test-support/shoal-command.ts';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { useServers } from '../../test-support/use-servers.ts';

const tempDir = useTempDir();
const startServer = useServers();
const hangingDisk = useHangingDisks();

it('ends a command for certain whose disk answers no more, and the same command goes on when it does again', async (context) => {
  const server = await startServer();
  const disk = await hangingDisk(context);
  const urls = Array.from({ length: 8 }, (_, n) => server.url('ok', { bytes: 100_000, name: `${n}.jpg` }));
  const args = ['get', ...urls, '--to', disk.folder, '--concurrency', '8'];
  const data = await tempDir();
  const gate = server.hold('/ok', 'body');
  const { child, end } = startShoal(args, { data });
  onTestFinished(() => void child.kill('SIGKILL'));
  await gate.waitFor(8);
  await disk.die();
  gate.open();
  child.kill('SIGINT');
  const { code, stderr } = await end;
  expect(code).toBe(130);
  expect(stderr).toContain('The disk has not answered, and Shoal ends without it.');
  disk.revive();
  const again = await startShoal(args, { data }).end;
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toContain('8 images');
});
