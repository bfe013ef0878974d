import { type ClientRequest, IncomingMessage } from 'node:http';
import { errorCode } from '../error-code.ts';

/**
 * Gives got the head of an answer, and us the answer itself: the body then comes straight from Node's parser. By way of
 * got's own stream each piece of it is read, counted and handed on twice more.
 *
 * An answer that is complete stays so when more bytes follow it on its connection: servers announce lengths that are too
 * small, and proxies append a line break. Node's parser takes what follows for the next answer and fails the request over
 * it, and what has been received and not been read yet would be lost. The bytes are not used, and Node closes the
 * connection.
 */
export class HeadOnly {
  readonly #fail: (error: unknown) => void;
  #answer: IncomingMessage | null = null;
  #hasExcess = false;

  /** @param fail called when the request fails after its answer has begun */
  constructor(fail: (error: unknown) => void) {
    this.#fail = fail;
  }

  /** Null before there is one. */
  get answer(): IncomingMessage | null {
    return this.#answer;
  }

  /** Whether there are more bytes than the answer announced, as far as they have come. */
  get hasExcess(): boolean {
    return this.#hasExcess;
  }

  /** @param request one that has not been answered yet */
  watch(request: ClientRequest): void {
    const emit = request.emit.bind(request);
    request.emit = (event: string | symbol, ...args: unknown[]): boolean => {
      const [first] = args;
      if (event === 'response' && first instanceof IncomingMessage) {
        this.#answer = first;
        first.on('error', this.#fail);
        return emit(event, headOf(first));
      }
      if (event === 'error' && this.#answer !== null) {
        if (this.#answer.complete && errorCode(first).startsWith('HPE_')) {
          this.#hasExcess = true;
          return true;
        }
        this.#fail(first);
      }
      return emit(event, ...args);
    };
  }
}

/** A message that says the same, and of which no body ever comes. */
function headOf(answer: IncomingMessage): IncomingMessage {
  const head = new IncomingMessage(answer.socket);
  head.statusCode = answer.statusCode;
  head.statusMessage = answer.statusMessage;
  head.httpVersion = answer.httpVersion;
  head.rawHeaders = answer.rawHeaders;
  head.headers = answer.headers;
  return head;
}
