import type nodeCrypto from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { ThreadAnswer } from './call-thread.ts';

/** What the thread for hashes is asked for. */
export type HashCall =
  /** Takes in the next bytes of a file; answers at the end with the SHA-256 of all, or with null where its beginning is not known. */
  | readonly ['add', number, file: number, pieces: readonly Uint8Array[], isBegin: boolean, isEnd: boolean]
  /** Lets go of a file that comes to no end. */
  | readonly ['forget', number, file: number];

/** What the thread for hashes finds when it starts. */
export interface HashThreadMeans {
  crypto: Pick<typeof nodeCrypto, 'createHash'>;
  port: Pick<MessagePort, 'on' | 'postMessage'>;
}

/**
 * What the thread for hashes does. It reaches its thread as text: whatever it uses has to be inside it.
 */
export function workOnHashes({ crypto, port }: HashThreadMeans): void {
  const hashes = new Map<number, nodeCrypto.Hash>();
  const add = (file: number, pieces: readonly Uint8Array[], isBegin: boolean, isEnd: boolean): string | null => {
    if (isBegin) hashes.set(file, crypto.createHash('sha256'));
    const hash = hashes.get(file);
    if (hash === undefined) return null;
    for (const piece of pieces) hash.update(piece);
    if (!isEnd) return null;
    hashes.delete(file);
    return hash.digest('hex');
  };
  port.on('message', (calls: readonly HashCall[]) => {
    for (const call of calls) {
      let value = null;
      if (call[0] === 'add') value = add(call[2], call[3], call[4], call[5]);
      else hashes.delete(call[2]);
      // At once: a piece takes half a millisecond, for which nobody who waits for another one has to wait too.
      const answers: readonly ThreadAnswer[] = [[call[1], null, value]];
      port.postMessage(answers);
    }
  });
}
