import type { Rectangle } from 'electron';
import type { Session } from './cdp.ts';
import { currentBrowser } from './runtime.ts';
import type { Bounds } from './targets.ts';

/** Place, size, state and background of a window. What is set before there is a window is applied when it comes. */
export class WindowFrame {
  #bounds: Rectangle;
  /** Else the desktop chooses the place. */
  #isPlaced: boolean;
  #color: string | null;
  #session: Session | null = null;
  #windowId: number | null = null;

  constructor(bounds: Bounds, color: string | null) {
    this.#bounds = { x: 0, y: 0, ...bounds };
    this.#isPlaced = bounds.x !== undefined;
    this.#color = color;
  }

  get bounds(): Rectangle {
    return { ...this.#bounds };
  }

  /** Whether the desktop draws this window, so that the person can move it. */
  get isReal(): boolean {
    return !currentBrowser().headless;
  }

  async attach(session: Session, targetId: string): Promise<void> {
    this.#session = session;
    if (this.#color !== null) this.setBackgroundColor(this.#color);
    const { root } = currentBrowser().connection;
    this.#windowId = (await root.send('Browser.getWindowForTarget', { targetId })).windowId;
    await this.#apply(this.#isPlaced ? { left: this.#bounds.x, top: this.#bounds.y } : {});
    if (!this.isReal) return;
    const { bounds: given } = await root.send('Browser.getWindowBounds', { windowId: this.#windowId });
    this.noteBounds({ x: given.left ?? 0, y: given.top ?? 0 }); // where the desktop has put it
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.noteBounds(bounds);
    const { x: left, y: top } = this.#bounds;
    this.#apply({ left, top }).catch(() => undefined); // the window is on its way out
  }

  /** The person has moved or resized the window. */
  noteBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  setState(windowState: 'normal' | 'minimized'): void {
    if (!this.isReal || this.#windowId === null) return;
    const { root } = currentBrowser().connection;
    root.send('Browser.setWindowBounds', { windowId: this.#windowId, bounds: { windowState } }).catch(() => undefined);
  }

  /** `#rgb`, `#rrggbb` or Electron's `#aarrggbb`; other notations are left to the page. */
  setBackgroundColor(color: string): void {
    this.#color = color;
    const hex = color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
    const [, alpha = 'ff', r, g, b] = /^#([\da-f]{2})?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex) ?? [];
    if (r === undefined || g === undefined || b === undefined) return;
    const value = { r: parseInt(r, 16), g: parseInt(g, 16), b: parseInt(b, 16), a: parseInt(alpha, 16) / 255 };
    this.#session?.send('Emulation.setDefaultBackgroundColorOverride', { color: value }).catch(() => undefined);
  }

  async #apply(place: { left?: number; top?: number }): Promise<void> {
    if (this.#windowId === null) return;
    const { root } = currentBrowser().connection;
    const { width, height } = this.#bounds;
    if (this.isReal)
      await root.send('Browser.setWindowBounds', { windowId: this.#windowId, bounds: { ...place, width, height } });
    else await root.send('Browser.setContentsSize', { windowId: this.#windowId, width, height });
  }
}
