import { makeCodec } from './injected/codec.ts';

/** The main process's end of the structured clone over JSON. */
export const codec = makeCodec({
  to: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  from: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
