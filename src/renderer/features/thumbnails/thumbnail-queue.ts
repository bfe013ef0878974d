import type { DownloadId } from '../../../shared/download.ts';
import {
  decodable,
  mostThumbnailsAsked,
  type ThumbnailAnswer,
  type ThumbnailEdge,
} from '../../../shared/thumbnails.ts';

/** What is known of a thumbnail: where to load it from, or that there is none. */
export type KnownThumbnail = Exclude<ThumbnailAnswer, 'make'>;

export interface ThumbnailPorts {
  /** Asks where thumbnails stand. */
  find(ids: DownloadId[], edge: ThumbnailEdge): Promise<ThumbnailAnswer[]>;
  /** Makes one and has it kept. Resolves to false where the image cannot be drawn; rejects when it is given up. */
  make(id: DownloadId, edge: ThumbnailEdge, signal: AbortSignal): Promise<boolean>;
  /** How many pixels have to be decoded for it. */
  pixels(id: DownloadId): number;
  /** Calls back a moment later. */
  soon(run: () => void): void;
}

/** A thumbnail that somebody shows, or wants to. */
interface Shown {
  id: DownloadId;
  edge: ThumbnailEdge;
  listeners: Set<() => void>;
  /** While it is made. */
  abort: AbortController | null;
}

/** Images decoded together: enough to read one while another is decoded. */
const atOnce = 3;

/** All that is decoded together takes no more than this, in pixels; one alone always may. */
const pixelsAtOnce = decodable.pixels;

/**
 * Brings thumbnails to those who show them. What is only passed while scrolling asks for nothing, what scrolls away is given
 * up, and what was wanted last comes first.
 */
export class ThumbnailQueue {
  readonly #ports: ThumbnailPorts;
  readonly #known = new Map<string, KnownThumbnail>();
  readonly #shown = new Map<string, Shown>();
  readonly #lost = new Set<string>();
  /** Asked for at the next tick, and at the one after it. */
  #pending: string[] = [];
  #fresh: string[] = [];
  #isTicking = false;
  /** To be made, the next one last. */
  readonly #stack: string[] = [];
  #running = 0;
  #runningPixels = 0;

  constructor(ports: ThumbnailPorts) {
    this.#ports = ports;
  }

  /** What is known already, for the first drawing. */
  known(id: DownloadId, edge: ThumbnailEdge): KnownThumbnail | null {
    return this.#known.get(keyOf(id, edge)) ?? null;
  }

  /**
   * Wants a thumbnail for as long as it is on screen.
   *
   * @param tell called when what is known of it changes
   * @returns the end of wanting it
   */
  want(id: DownloadId, edge: ThumbnailEdge, tell: () => void): () => void {
    const key = keyOf(id, edge);
    const known = this.#shown.get(key);
    const shown = known ?? { id, edge, listeners: new Set(), abort: null };
    shown.listeners.add(tell);
    if (known === undefined) {
      this.#shown.set(key, shown);
      this.#askSoon(key);
    }
    return () => {
      shown.listeners.delete(tell);
      if (shown.listeners.size > 0) return;
      this.#shown.delete(key);
      shown.abort?.abort();
    };
  }

  /** A thumbnail could not be loaded: it was removed from the disk meanwhile, and is asked for again. */
  lost(id: DownloadId, edge: ThumbnailEdge): void {
    const key = keyOf(id, edge);
    // Where loading fails again there is something wrong that asking does not mend.
    if (this.#lost.has(key)) {
      this.#settle(key, 'none');
      return;
    }
    this.#lost.add(key);
    this.#known.delete(key);
    this.#tell(key);
    this.#askSoon(key);
  }

  #askSoon(key: string): void {
    if (this.#known.has(key)) return;
    this.#fresh.push(key);
    this.#tick();
  }

  #isWanted(key: string): boolean {
    return this.#shown.has(key) && !this.#known.has(key);
  }

  #tick(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    this.#ports.soon(() => {
      this.#isTicking = false;
      const keys = this.#pending.filter((key) => this.#isWanted(key));
      this.#pending = this.#fresh;
      this.#fresh = [];
      if (keys.length > 0) void this.#ask(keys);
      if (this.#pending.length > 0) this.#tick();
    });
  }

  async #ask(keys: string[]): Promise<void> {
    const byEdge = Map.groupBy(keys, (key) => this.#shown.get(key)?.edge);
    for (const [edge, some] of byEdge) {
      if (edge === undefined) continue;
      for (let at = 0; at < some.length; at += mostThumbnailsAsked) {
        await this.#askSome(some.slice(at, at + mostThumbnailsAsked), edge);
      }
    }
    this.#pump();
  }

  async #askSome(keys: readonly string[], edge: ThumbnailEdge): Promise<void> {
    const ids = keys.map((key) => this.#shown.get(key)?.id ?? 0);
    const answers = await this.#ports.find(ids, edge).catch(() => []);
    const toMake: string[] = [];
    for (const [at, key] of keys.entries()) {
      const answer = answers[at] ?? 'none';
      if (answer === 'make') toMake.push(key);
      else this.#settle(key, answer);
    }
    this.#stack.push(...toMake.reverse());
  }

  #pump(): void {
    while (this.#running < atOnce) {
      const key = this.#stack.pop();
      if (key === undefined) return;
      const shown = this.#shown.get(key);
      if (shown === undefined || shown.abort !== null || this.#known.has(key)) continue;
      const pixels = this.#ports.pixels(shown.id);
      if (this.#running > 0 && this.#runningPixels + pixels > pixelsAtOnce) {
        this.#stack.push(key);
        return;
      }
      void this.#make(key, shown, pixels);
    }
  }

  async #make(key: string, shown: Shown, pixels: number): Promise<void> {
    const abort = new AbortController();
    shown.abort = abort;
    this.#running += 1;
    this.#runningPixels += pixels;
    try {
      const isMade = await this.#ports.make(shown.id, shown.edge, abort.signal);
      this.#settle(key, isMade ? 'ready' : 'none');
    } catch {
      if (!abort.signal.aborted) this.#settle(key, 'none');
    } finally {
      shown.abort = null;
      this.#running -= 1;
      this.#runningPixels -= pixels;
      this.#pump();
    }
  }

  #settle(key: string, known: KnownThumbnail): void {
    this.#known.set(key, known);
    this.#tell(key);
  }

  #tell(key: string): void {
    for (const tell of this.#shown.get(key)?.listeners ?? []) tell();
  }
}

const keyOf = (id: DownloadId, edge: ThumbnailEdge): string => `${edge}:${id}`;
