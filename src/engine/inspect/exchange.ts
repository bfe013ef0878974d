import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** One request and the head of its answer, as they were. They hold secrets. */
export interface Exchange {
  url: URL;
  sent: OutgoingHttpHeaders;
  response: Pick<IncomingMessage, 'statusCode' | 'statusMessage' | 'httpVersion' | 'rawHeaders'>;
  /** The address that has answered; undefined where it is not known any more. */
  ip: string | undefined;
}
