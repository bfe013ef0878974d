import { imageBytes, imageFormats, type ImageFormat } from '../../image-bytes.ts';
import type { Exchange, HeaderList } from '../exchange.ts';

/** Parameters of every behaviour that sends an image; the same defaults as `imageBytes`. */
export const image: { format: ImageFormat; bytes: number; seed: number } = { format: 'jpeg', bytes: 10_000, seed: 1 };

export const imageType = ({ format }: { format: ImageFormat }): HeaderList => ({
  'Content-Type': imageFormats[format].mediaType,
});

/** Sends an image as a good server does. */
export const replyWithImage = (exchange: Exchange, params: typeof image, headers: HeaderList = {}): Promise<void> =>
  exchange.reply(200, { ...imageType(params), ...headers }, imageBytes(params));

/** Promises an image whole and writes its first `sent` bytes. */
export async function beginImage(exchange: Exchange, params: typeof image, sent: number): Promise<void> {
  const bytes = imageBytes(params);
  await exchange.head(200, { ...imageType(params), 'Content-Length': bytes.length });
  await exchange.write(bytes.subarray(0, sent));
}
