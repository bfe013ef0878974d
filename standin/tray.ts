import { EventEmitter } from 'node:events';
import type { Menu } from './menu.ts';
import { failOnMissing, notImplemented } from './not-implemented.ts';
import { runtime } from './runtime.ts';

/** A picture, kept as its address. */
class NativeImage {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  isEmpty(): boolean {
    return !/^data:image\/(png|jpeg);base64,.+/.test(this.#address);
  }

  addRepresentation({ dataURL = '' }: { scaleFactor?: number; dataURL?: string }): void {
    if (new NativeImage(dataURL).isEmpty()) throw notImplemented('a picture that is no data URL');
  }
}

export const nativeImage = failOnMissing(
  { createFromDataURL: (address: string): NativeImage => new NativeImage(address) },
  'nativeImage',
);

/** An icon beside the clock: not drawn, since a browser has none, but all that it is told can be read by tests. */
export class Tray extends EventEmitter {
  #isDestroyed = false;

  constructor(image: NativeImage) {
    super();
    if (!runtime.isReady) throw new Error('Cannot create Tray before app is ready');
    if (!(image instanceof NativeImage)) throw new TypeError('Error processing argument at index 0');
  }

  setToolTip(_text: string): void {
    this.#mustBeThere();
  }

  setContextMenu(_menu: Menu | null): void {
    this.#mustBeThere();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.removeAllListeners();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  #mustBeThere(): void {
    if (this.#isDestroyed) throw new TypeError('Tray is destroyed');
  }
}

failOnMissing(NativeImage, 'NativeImage');
failOnMissing(Tray, 'Tray');
