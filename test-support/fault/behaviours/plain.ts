import { imageBytes, imageFormats, type ImageFormat } from '../../image-bytes.ts';
import { behaviour } from '../behaviour.ts';

export const image: { format: ImageFormat; bytes: number; seed: number } = { format: 'jpeg', bytes: 10_000, seed: 1 };

/** Answers as a good server does. */
export const plain = {
  /** 0.1: 200 with Content-Length, on a connection that is kept. */
  ok: behaviour(image, (exchange, params) =>
    exchange.reply(200, { 'Content-Type': imageFormats[params.format].mediaType }, imageBytes(params)),
  ),
};
