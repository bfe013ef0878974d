import { type FileHandle, open } from 'node:fs/promises';

/** Bytes of a file by position. */
export interface ByteSource {
  readonly size: number;
  /** `length` bytes from `at`, fewer where the file ends. At most 64 KiB at once. */
  read(at: number, length: number): Promise<Buffer>;
}

const blockSize = 64 * 1024;

/** Opens a file for `use` and closes it again. Reads whole blocks and keeps the last one: parsers go forward in small steps. */
export async function withByteSource<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    return await use(new FileSource(handle, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}

class FileSource implements ByteSource {
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #buffer = Buffer.allocUnsafe(2 * blockSize);
  #start = 0;
  #block = Buffer.alloc(0);

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  async read(at: number, length: number): Promise<Buffer> {
    const end = Math.min(at + length, this.size);
    if (at < this.#start || end > this.#start + this.#block.length) {
      this.#start = at;
      const { bytesRead } = await this.#handle.read(this.#buffer, 0, this.#buffer.length, at);
      this.#block = this.#buffer.subarray(0, bytesRead);
    }
    return this.#block.subarray(at - this.#start, Math.max(at, end) - this.#start);
  }
}
