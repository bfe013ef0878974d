import { EventEmitter } from 'node:events';
import type { NativeTheme as ElectronNativeTheme } from 'electron';
import { failOnMissing } from './declared-api.ts';

type Source = ElectronNativeTheme['themeSource'];

class NativeTheme extends EventEmitter {
  #source: Source = 'system';
  #isSystemDark = false;

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${source}`);
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#isSystemDark : this.#source === 'dark';
  }

  /** A page tells how it is coloured, which is the desktop's choice unless the app has made one. */
  noteDark(isDark: boolean): void {
    if (this.#source !== 'system' || isDark === this.#isSystemDark) return;
    this.#isSystemDark = isDark;
    this.emit('updated');
  }
}

export const nativeTheme = failOnMissing(new NativeTheme(), 'NativeTheme', 'nativeTheme');

/** What Emulation.setEmulatedMedia needs for the theme that the app has chosen. */
export function themeOverride(): { features: { name: string; value: string }[] } {
  const { themeSource: value } = nativeTheme;
  return { features: value === 'system' ? [] : [{ name: 'prefers-color-scheme', value }] };
}
