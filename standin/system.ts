import { EventEmitter } from 'node:events';
import type { Display, Rectangle } from 'electron';
import { hasDisplay } from './browser-process.ts';
import { failOnMissing } from './not-implemented.ts';
import { eachPage, type Page } from './page.ts';
import { runtime } from './runtime.ts';

const blockers = new Map<number, string>();
let nextBlocker = 0;

/** Nothing here can keep a computer awake: what is asked for is only kept. */
export const powerSaveBlocker = failOnMissing(
  {
    start(type: string): number {
      if (type !== 'prevent-app-suspension' && type !== 'prevent-display-sleep')
        throw new TypeError(`Error processing argument at index 0, conversion failure from ${type}`);
      blockers.set(nextBlocker, type);
      return nextBlocker++;
    },
    stop: (id: number): boolean => blockers.delete(id),
    isStarted: (id: number): boolean => blockers.has(id),
  },
  'powerSaveBlocker',
);

const themeSources = ['system', 'light', 'dark'] as const;
type ThemeSource = (typeof themeSources)[number];

class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system';

  get themeSource(): ThemeSource {
    return this.#source;
  }

  /** What `prefers-color-scheme` says in the windows from now on; with `system` what the browser says. */
  set themeSource(source: ThemeSource) {
    if (!themeSources.includes(source)) throw new TypeError(`Error processing argument: ${source as string}`);
    if (source === this.#source) return;
    this.#source = source;
    for (const page of eachPage()) this.dress(page);
    this.emit('updated');
  }

  /** What the system has is not known here, and taken for light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  /** For the windows only. */
  dress(page: Page): void {
    const value = this.#source === 'system' ? '' : this.#source;
    const features = [{ name: 'prefers-color-scheme', value }];
    void page.do(async ({ session }) => session.send('Emulation.setEmulatedMedia', { features }));
  }
}

export const nativeTheme = failOnMissing(new NativeTheme(), 'nativeTheme');

/**
 * One display: without one to show windows on, 1920 by 1080. With one its size is not known before a window is there, and
 * it is taken for so large that no window is ever moved because of it.
 */
function onlyDisplay(): Display {
  if (!runtime.isReady) throw new Error("The 'screen' module can't be used before the app 'ready' event");
  const size = hasDisplay() ? { width: 16_384, height: 16_384 } : { width: 1920, height: 1080 };
  const bounds = { x: 0, y: 0, ...size };
  return { id: 1, label: '', bounds, workArea: bounds, size, workAreaSize: size, scaleFactor: 1 } as Display;
}

export const screen = failOnMissing(
  {
    getPrimaryDisplay: onlyDisplay,
    getAllDisplays: (): Display[] => [onlyDisplay()],
    getDisplayMatching: (_rectangle: Rectangle): Display => onlyDisplay(),
  },
  'screen',
);
