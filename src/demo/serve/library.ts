import { createHash } from 'node:crypto';
import { paintPicture, type Picture } from '../picture.ts';

/** A picture with what HTTP needs to name its version. */
export interface StoredPicture extends Picture {
  /** Strong: made from the bytes. */
  etag: string;
  lastModified: string;
}

export interface Library {
  /** Resolves when all is painted that is painted ahead, or when the library is closed. */
  ready: Promise<void>;
  /** Rejects when the library is closed first. */
  get(index: number): Promise<StoredPicture>;
  close(): void;
}

/** How long painting may keep the thread before others have a turn. */
const sliceMs = 4;
/**
 * Paints pictures ahead in the order of their numbers, a few milliseconds at a time, and keeps them. A picture that is asked
 * for comes first. There is no thread of its own: a worker would have to survive two bundlers, and painting is cheap.
 *
 * @param keptBytesMax beyond this no more is painted ahead, and the oldest pictures are forgotten
 */
export function createLibrary(count: number, keptBytesMax = 64_000_000): Library {
  const kept = new Map<number, StoredPicture>();
  const wanted = new Map<number, PromiseWithResolvers<StoredPicture>>();
  let keptBytes = 0;
  let nextAhead = 0;
  let job: { index: number; steps: ReturnType<typeof paintPicture> } | null = null;
  let turn: NodeJS.Immediate | null = null;
  let isFull = false;
  let isClosed = false;
  const ready = Promise.withResolvers<void>();

  function nextIndex(): number | undefined {
    const [asked] = wanted.keys();
    if (asked !== undefined) return asked;
    while (kept.has(nextAhead)) nextAhead += 1;
    return nextAhead < count && !isFull ? nextAhead : undefined;
  }

  function keep(index: number, picture: Picture): void {
    const etag = `"${createHash('sha1').update(picture.bytes).digest('base64url')}"`;
    const stored = { ...picture, etag, lastModified: lastModifiedOf(index) };
    kept.set(index, stored);
    keptBytes += picture.bytes.length;
    for (const [oldest, { bytes }] of kept) {
      if (keptBytes <= keptBytesMax || oldest === index) break;
      isFull = true;
      kept.delete(oldest);
      keptBytes -= bytes.length;
    }
    wanted.get(index)?.resolve(stored);
    wanted.delete(index);
  }

  function paint(): void {
    turn = null;
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      if (!job) {
        const index = nextIndex();
        if (index === undefined) {
          ready.resolve();
          return;
        }
        job = { index, steps: paintPicture(index) };
      }
      const step = job.steps.next();
      if (!step.done) continue;
      keep(job.index, step.value);
      job = null;
    }
    schedule();
  }

  /** Painting goes on in the next round of the event loop, after whatever has come in meanwhile. */
  function schedule(): void {
    if (!isClosed) turn ??= setImmediate(paint);
  }

  schedule();
  return {
    ready: ready.promise,
    async get(index) {
      const stored = kept.get(index);
      if (stored) return stored;
      if (isClosed) throw closedError();
      const asked = wanted.get(index) ?? Promise.withResolvers<StoredPicture>();
      wanted.set(index, asked);
      schedule();
      return asked.promise;
    },
    close() {
      isClosed = true;
      ready.resolve();
      if (turn) clearImmediate(turn);
      for (const { reject } of wanted.values()) reject(closedError());
      wanted.clear();
    },
  };
}

const closedError = (): Error => new Error('the picture server is closed');

/** The pictures were taken one a day, so to speak. */
const lastModifiedOf = (index: number): string => new Date(Date.UTC(2025, 0, 1 + index, 6, index % 60)).toUTCString();

/** The bytes that the demo server sends for picture number `index`, from 0. */
export function imageBytes(index: number): Buffer {
  const steps = paintPicture(index);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.bytes;
  }
}
