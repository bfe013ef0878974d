import { readdir, readlink } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { Connection } from './connection.ts';

const tempDir = useTempDir();

/** How often this process holds the log in a folder open. */
async function openLogs(folder: string): Promise<number> {
  const open = await readdir('/proc/self/fd');
  const paths = await Promise.all(open.map(async (fd) => await readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return paths.filter((path) => path.startsWith(folder) && path.endsWith('-wal')).length;
}

it.runIf(process.platform === 'linux')(
  'holds nothing open that was closed while its log was being opened',
  async () => {
    const folder = await tempDir();
    const connect = (): Connection => new Connection(folder, (message) => expect.fail(message));
    // Another one keeps the log from being removed.
    const other = connect();
    await other.write((sql) => void sql('SELECT 1').get());
    const before = await openLogs(folder);
    const connection = connect();
    const synced = connection.sync();
    await turn();
    connection.close();
    await synced;
    expect(await openLogs(folder)).toBe(before);
    other.close();
  },
);
