import type { ThumbnailReply, ThumbnailRequest } from './thumbnail-messages.ts';

// Runs in a worker of the sandboxed window: reads an image, draws it small and encodes that. A decoder that fails costs the
// one thumbnail; what it works on is bounded before it is asked for (`decodable` in shared/thumbnails.ts).

const quality = 0.8;
const underWay = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<ThumbnailRequest>) => {
  if (data.kind === 'cancel') underWay.get(data.job)?.abort();
  else void answer(data);
});

async function answer({ job, url, edge }: Extract<ThumbnailRequest, { kind: 'make' }>): Promise<void> {
  const abort = new AbortController();
  underWay.set(job, abort);
  const bytes = await makeThumbnail(url, edge, abort.signal).catch(() => null);
  underWay.delete(job);
  const reply: ThumbnailReply = { job, bytes };
  postMessage(reply, { transfer: bytes === null ? [] : [bytes.buffer] });
}

/** @returns null where it was given up meanwhile, or the image is not there (any more) */
async function makeThumbnail(url: string, edge: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await fetch(url, { signal });
  if (!response.ok) return null;
  const blob = await response.blob();
  signal.throwIfAborted();
  const picture = await createImageBitmap(blob);
  try {
    signal.throwIfAborted();
    const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
    const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const encoded = await canvas.convertToBlob({ type: 'image/webp', quality });
    return new Uint8Array(await encoded.arrayBuffer());
  } finally {
    picture.close();
  }
}
