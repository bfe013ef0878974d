import type { ClientRequest } from 'node:http';
import { errorCode } from '../error-code.ts';

/**
 * Lets an answer that is complete stay so when more bytes follow it on its connection: servers announce lengths that are
 * too small, and proxies append a line break. Node's parser takes what follows for the next answer and fails the request
 * over it, and what has been received and not been read yet would be lost. The bytes are not used, and Node closes the
 * connection.
 */
export class ExcessBytes {
  #seen = false;

  /** Whether there are any, as far as they have come. */
  get seen(): boolean {
    return this.#seen;
  }

  /** @param request one that has not been answered yet */
  watch(request: ClientRequest): void {
    let answer: { complete: boolean } | undefined;
    request.once('response', (response) => (answer = response));
    const emit = request.emit.bind(request);
    request.emit = (event: string | symbol, ...args: unknown[]): boolean => {
      const isExcess = event === 'error' && answer?.complete === true && errorCode(args[0]).startsWith('HPE_');
      if (!isExcess) return emit(event, ...args);
      this.#seen = true;
      return true;
    };
  }
}
