import { imageBytes, imageFormats } from '../../image-bytes.ts';
import { behaviour } from '../behaviour.ts';
import { image } from './plain.ts';

/** Trouble on the line: silence, slowness, breaks. */
export const transport = {
  /** A1: takes the request and says nothing. */
  stallBeforeHead: behaviour({}, (exchange) => exchange.stall()),
  /** A1: sends the head and a part of the body, then nothing. */
  stallInBody: behaviour({ ...image, sent: 1000 }, async (exchange, { sent, ...image }) => {
    const bytes = imageBytes(image);
    await exchange.head(200, {
      'Content-Type': imageFormats[image.format].mediaType,
      'Content-Length': bytes.length,
    });
    await exchange.write(bytes.subarray(0, sent));
    await exchange.stall();
  }),
  /** A2: breaks the connection instead of answering. */
  resetBeforeHead: behaviour({}, async (exchange) => exchange.reset()),
  /** B1: closes after a part of the body that Content-Length promised. */
  shortBody: behaviour({ ...image, sent: 1000 }, async (exchange, { sent, ...image }) => {
    const bytes = imageBytes(image);
    await exchange.head(200, {
      'Content-Type': imageFormats[image.format].mediaType,
      'Content-Length': bytes.length,
    });
    await exchange.write(bytes.subarray(0, sent));
    await exchange.holdBody();
    exchange.close();
  }),
};
