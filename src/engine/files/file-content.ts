import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { atOnce, type Disk, type Looking } from './disk.ts';

/** Read in pieces of this size, in bytes. */
const pieceSize = 1 << 20;

/** Whether a file is there, and has at least so many bytes. */
export async function holdsBytes(path: string, bytes: number, disk: Disk): Promise<boolean> {
  const facts = await disk.files.stat(path, false);
  return facts !== null && facts.isFile && facts.size >= bytes;
}

/** The first `size` bytes of a file, or all of a shorter one. */
export async function readFileHead(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * The SHA-256 of a file's bytes, in hexadecimal digits.
 *
 * @param disk others who look at something there have their turns between two pieces; at once where it is not given
 */
export async function hashFile(path: string, disk: Looking = atOnce): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of readPieces(path, pieceSize, disk)) hash.update(piece);
  return hash.digest('hex');
}

/** A file's bytes, in pieces of at most so many. */
export async function* readPieces(path: string, size: number, disk: Looking): AsyncGenerator<Buffer> {
  const handle = await disk.look(async () => await open(path, 'r'));
  try {
    for (;;) {
      const { buffer, bytesRead } = await disk.look(
        async () => await handle.read(Buffer.allocUnsafe(size), 0, size, null),
      );
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await disk.look(async () => await handle.close());
  }
}
