import type nodeCrypto from 'node:crypto';
import type nodeFs from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { Answer, ThreadAnswer } from './call-thread.ts';

/** What the file thread is asked for. Each call is answered once, by its number in the second place. */
export type FileCall =
  /** Creates a file exclusively, or opens one (`keep` > 0) and cuts it to so many bytes. Follows no link. */
  | readonly ['open', number, file: number, path: string, keep: number, hashes: boolean]
  /** Writes a piece of the memory that both threads share; answers at the end with the SHA-256 of all that was written. */
  | readonly ['write', number, file: number, at: number, from: number, length: number, isEnd: boolean]
  /** The same with pieces that are in shared memory of their own. */
  | readonly ['gather', number, file: number, at: number, pieces: readonly Uint8Array[], isEnd: boolean]
  /** Closes a file, synced before or not, whatever happens; answers with the time of its last change, in ms since the epoch. */
  | readonly ['close', number, file: number, sync: boolean]
  /** Closes a file where it is still open, and removes it. */
  | readonly ['discard', number, file: number, path: string]
  /** Gives a file another name, which must be free, and takes away the first. */
  | readonly ['move', number, path: string, to: string]
  /** Makes the names in a folder survive a power cut. Windows and some file systems cannot, and need not. */
  | readonly ['syncFolder', number, path: string]
  /** Answers with what is known of a file; with null where that cannot be asked. */
  | readonly ['stat', number, path: string, followsLinks: boolean]
  /** Answers with the device of a file or folder and its path without links, `:` between. */
  | readonly ['find', number, path: string];

/** What the file thread finds when it starts. */
export interface FileThreadMeans {
  fs: typeof nodeFs;
  crypto: Pick<typeof nodeCrypto, 'createHash' | 'hash'>;
  port: Pick<MessagePort, 'on' | 'postMessage'>;
  shared: SharedArrayBuffer;
}

/**
 * What the file thread does: small steps with files one after the other, each as one system call that is waited for,
 * which here holds up nobody else. Syncs take long, and are left to Node's threads; steps of other files go on meanwhile.
 *
 * It reaches its thread as text: whatever it uses has to be inside it.
 */
export function workOnFiles({ fs, crypto, port, shared }: FileThreadMeans): void {
  interface OpenFile {
    fd: number;
    path: string;
    hashes: boolean;
    hash: nodeCrypto.Hash | null;
    error: unknown;
  }
  /**
   * As many as a journal takes up in one go. A disk that does not answer keeps as many of the pool's threads, and one more for a
   * folder, which Windows does not sync, and one for what is looked at there (`disk.ts`): of twelve, or on Windows of four,
   * there have to be some for others.
   */
  const syncsAtOnce = process.platform === 'win32' ? 2 : 3;
  const files = new Map<number, OpenFile>();
  const toSync: (() => void)[] = [];
  let syncs = 0;
  const foldersToSync: (() => void)[] = [];
  let isFolderSyncing = false;
  let answers: ThreadAnswer[] = [];

  const answer = (call: number, value: Answer): void => void answers.push([call, null, value]);
  const refuse = (call: number, error: unknown): void => {
    const { code = 'unknown', message = String(error) }: { code?: unknown; message?: string } = Object(error);
    answers.push([call, { code: String(code), message }, null]);
  };
  const send = (): void => {
    if (answers.length > 0) port.postMessage(answers);
    answers = [];
  };
  const found = (number: number): OpenFile => {
    const file = files.get(number);
    if (file === undefined) throw Object.assign(new Error('the file is not open'), { code: 'EBADF' });
    return file;
  };
  /** After a write that failed no other one must make the file look whole. */
  const soundFile = (number: number): OpenFile => {
    const file = found(number);
    if (file.error !== null) throw file.error;
    return file;
  };
  const open = (path: string, keep: number, hashes: boolean): OpenFile => {
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;
    // O_NOFOLLOW: nobody gets us to write through a link that was put in our way (Windows has neither).
    const flags = O_WRONLY | (O_NOFOLLOW ?? 0) | (keep > 0 ? 0 : O_CREAT | O_EXCL);
    const fd = fs.openSync(path, flags, 0o666);
    try {
      if (keep > 0) fs.ftruncateSync(fd, keep);
    } catch (error) {
      fs.closeSync(fd);
      throw error;
    }
    return { fd, path, hashes, hash: null, error: null };
  };
  const write = (file: OpenFile, at: number, bytes: Uint8Array): void => {
    try {
      // A nearly full disk takes less than it was given.
      for (let done = 0; done < bytes.length;) {
        const written = fs.writeSync(file.fd, bytes, done, bytes.length - done, at + done);
        if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
        done += written;
      }
    } catch (error) {
      file.error = error;
      throw error;
    }
  };
  /** @returns the hash of all at the end, where it is wanted */
  const hash = (file: OpenFile, pieces: readonly Uint8Array[], isEnd: boolean): string | null => {
    if (!file.hashes) return null;
    const [only] = pieces;
    // Most images come in one piece, for which nothing need be set up.
    if (isEnd && file.hash === null && pieces.length === 1 && only !== undefined) {
      return crypto.hash('sha256', only, 'hex');
    }
    file.hash ??= crypto.createHash('sha256');
    for (const piece of pieces) file.hash.update(piece);
    return isEnd ? file.hash.digest('hex') : null;
  };
  const shut = (call: number, { fd, path }: OpenFile, error: unknown): void => {
    let failure = error;
    try {
      fs.closeSync(fd);
    } catch (closing) {
      failure ??= closing;
    }
    if (failure !== null) return refuse(call, failure);
    // Not before it is closed: file servers set the time then.
    return answer(call, fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null);
  };
  const syncNext = (): void => {
    while (syncs < syncsAtOnce) {
      const next = toSync.shift();
      if (next === undefined) break;
      syncs++;
      next();
    }
    if (syncs === 0) send();
  };
  const close = (call: number, number: number, sync: boolean): void => {
    const file = found(number);
    files.delete(number);
    if (!sync || file.error !== null) {
      shut(call, file, file.error);
      return;
    }
    toSync.push(() =>
      fs.fdatasync(file.fd, (error) => {
        syncs--;
        shut(call, file, error);
        syncNext();
      }),
    );
  };
  const syncFolder = (call: number, path: string): void => {
    const fd = fs.openSync(path, 'r');
    foldersToSync.push(() =>
      fs.fsync(fd, () => {
        isFolderSyncing = false;
        try {
          fs.closeSync(fd);
          answer(call, null);
        } catch (error) {
          refuse(call, error);
        }
        syncNextFolder();
        send(); // who waits for it has all else behind it
      }),
    );
    syncNextFolder();
  };
  const syncNextFolder = (): void => {
    const next = isFolderSyncing ? undefined : foldersToSync.shift();
    if (next === undefined) return;
    isFolderSyncing = true;
    next();
  };
  const discard = (number: number, path: string): void => {
    const file = files.get(number);
    files.delete(number);
    try {
      if (file !== undefined) fs.closeSync(file.fd);
    } finally {
      fs.rmSync(path, { force: true });
    }
  };
  const move = (path: string, to: string): void => {
    fs.linkSync(path, to);
    try {
      fs.unlinkSync(path);
    } catch {
      // The file has its name now: that its second, marked name stays behind is no reason to call it failed.
    }
  };
  const stat = (path: string, followsLinks: boolean): Answer => {
    try {
      const stats = followsLinks ? fs.statSync(path) : fs.lstatSync(path);
      const { size, mtimeMs, nlink } = stats;
      return { isFile: stats.isFile(), size, mtimeMs, nlink };
    } catch {
      return null;
    }
  };
  const perform = (call: FileCall): void => {
    switch (call[0]) {
      case 'open':
        files.set(call[2], open(call[3], call[4], call[5]));
        return answer(call[1], null);
      case 'write': {
        const file = soundFile(call[2]);
        const piece = new Uint8Array(shared, call[4], call[5]);
        write(file, call[3], piece);
        return answer(call[1], hash(file, [piece], call[6]));
      }
      case 'gather': {
        const file = soundFile(call[2]);
        let at = call[3];
        for (const piece of call[4]) {
          write(file, at, piece);
          at += piece.length;
        }
        return answer(call[1], hash(file, call[4], call[5]));
      }
      case 'close':
        return close(call[1], call[2], call[3]);
      case 'discard':
        discard(call[2], call[3]);
        return answer(call[1], null);
      case 'move':
        move(call[2], call[3]);
        return answer(call[1], null);
      case 'syncFolder':
        return syncFolder(call[1], call[2]);
      case 'stat':
        return answer(call[1], stat(call[2], call[3]));
      case 'find': {
        const path = fs.realpathSync(call[2]);
        return answer(call[1], `${fs.statSync(path, { bigint: true }).dev}:${path}`);
      }
    }
  };
  port.on('message', (calls: readonly FileCall[]) => {
    for (const call of calls) {
      try {
        perform(call);
      } catch (error) {
        refuse(call[1], error);
      }
    }
    syncNext();
    send();
  });
}
