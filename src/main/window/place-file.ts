import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import type { WindowPlace } from './window-place.ts';

const pixels = z.int().min(-100_000).max(100_000);
const placeSchema = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) }),
  isMaximised: z.boolean(),
});

/** Where the window was last; null for a first start and for a file that cannot be read, which is no loss to tell of. */
export function readPlace(path: string): WindowPlace | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

const settleMs = 400;

/** Remembers where a window is, a moment after each change and when it is closed. */
export function rememberPlace(window: BrowserWindow, path: string): void {
  let timer: NodeJS.Timeout | null = null;
  const write = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const place: WindowPlace = { bounds: window.getNormalBounds(), isMaximised: window.isMaximized() };
    try {
      writeFileSync(`${path}.tmp`, `${JSON.stringify(place)}\n`);
      renameSync(`${path}.tmp`, path);
    } catch {
      // It will open where it opens; nothing of the person's is lost.
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(write, settleMs);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', write);
}
