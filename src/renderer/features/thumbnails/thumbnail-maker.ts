import type { ThumbnailReply, ThumbnailRequest } from './thumbnail-messages.ts';

interface Job {
  done: (bytes: Uint8Array | null) => void;
}

const jobs = new Map<number, Job>();
let worker: Worker | null = null;
let lastJob = 0;

function startWorker(): Worker {
  const started = new Worker(new URL('./thumbnail-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<ThumbnailReply>) => {
    jobs.get(data.job)?.done(data.bytes);
  });
  // It could not be loaded, or has come to its end: what it was at is lost, and the next job begins another one.
  started.addEventListener('error', () => {
    if (worker === started) worker = null;
    started.terminate();
    for (const { done } of jobs.values()) done(null);
  });
  return started;
}

/**
 * Makes a thumbnail in the worker.
 *
 * @param url of the image, at the page's own origin
 * @param edge of the longest side, in pixels
 * @returns a WebP; null where the image cannot be drawn, or it was given up
 */
export async function makeThumbnail(url: string, edge: number, signal: AbortSignal): Promise<Uint8Array | null> {
  worker ??= startWorker();
  const to = worker;
  lastJob += 1;
  const job = lastJob;
  const send = (request: ThumbnailRequest): void => to.postMessage(request);
  const cancel = (): void => send({ kind: 'cancel', job });
  signal.addEventListener('abort', cancel, { once: true });
  return await new Promise((resolve) => {
    const done = (bytes: Uint8Array | null): void => {
      jobs.delete(job);
      signal.removeEventListener('abort', cancel);
      resolve(bytes);
    };
    jobs.set(job, { done });
    send({ kind: 'make', job, url, edge });
  });
}
