import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open } from 'node:fs/promises';

/** Read in pieces of this size, in bytes. */
const pieceSize = 1 << 20;

/** Whether a file is there, and has at least so many bytes. */
export async function holdsBytes(path: string, bytes: number): Promise<boolean> {
  const status = await lstat(path).catch(() => null);
  return status !== null && status.isFile() && status.size >= bytes;
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

/** The SHA-256 of a file's bytes, in hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: pieceSize })) hash.update(chunk);
  return hash.digest('hex');
}
