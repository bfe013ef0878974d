import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isProcessAlive } from './process-alive.ts';

/** What a second start hands to the first. */
export interface SecondStart {
  argv: string[];
  cwd: string;
  additionalData: unknown;
}

export interface InstanceLock {
  release(): void;
}

/**
 * Takes the lock of a user-data folder. Where another process holds it, that process is told about this start before
 * null comes back, since the caller is likely to exit at once.
 */
export function takeInstanceLock(
  folder: string,
  start: SecondStart,
  onSecond: (start: SecondStart) => void,
): InstanceLock | null {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'standin-instance');
  const mine = `${file}.${process.pid}`;
  // The socket lies in a folder that only its owner may enter.
  const socketFolder = process.platform === 'win32' ? null : mkdtempSync(path.join(tmpdir(), 'standin-'));
  const socket = socketFolder === null ? `\\\\.\\pipe\\standin-${process.pid}` : path.join(socketFolder, 'socket');
  const removeSocket = (): void => {
    if (socketFolder !== null) rmSync(socketFolder, { recursive: true, force: true });
  };
  writeFileSync(mine, JSON.stringify({ pid: process.pid, socket }));
  try {
    while (!linkExclusively(mine, file)) {
      const owner = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; socket: string };
      if (owner.pid !== process.pid && isProcessAlive(owner.pid)) {
        removeSocket();
        tellOwner(owner.socket, start);
        return null;
      }
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  const server = listen(socket, onSecond);
  return {
    release() {
      server.close();
      rmSync(file, { force: true });
      removeSocket();
    },
  };
}

/** A link appears with its content at once, unlike a file that is created and then written. */
function linkExclusively(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function listen(socket: string, onSecond: (start: SecondStart) => void): Server {
  const server = createServer((client) => {
    let text = '';
    client.setEncoding('utf8').on('data', (data: string) => (text += data));
    client.on('end', () => onSecond(JSON.parse(text) as SecondStart));
    client.on('error', () => undefined);
  });
  server.on('error', (error) => console.error(`electron stand-in: further starts go unnoticed: ${error.message}`));
  return server.listen(socket).unref();
}

/** Synchronous; tries for a second, since the owner takes its lock a moment before it listens. */
function tellOwner(socket: string, start: SecondStart): void {
  const code = `const [, path, text] = process.argv;
    const tell = (tries) => {
      const client = require('node:net').connect(path, () => client.end(text));
      client.on('error', () => (tries > 0 ? setTimeout(tell, 50, tries - 1) : process.exit(1)));
    };
    tell(20);`;
  spawnSync(process.execPath, ['-e', code, socket, JSON.stringify(start)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 5000,
  });
}
