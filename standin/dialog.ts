import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron';
import { chooseFiles } from './choosers.ts';
import { failOnMissing } from './declared-api.ts';
import { lifecycle } from './lifecycle.ts';
import type { BrowserWindow } from './window.ts';

/** Electron's `(window, options)` or `(options)`. */
function optionsOf<T extends object>(args: [T] | [BrowserWindow, T]): T {
  if (!lifecycle.isReady) throw new Error('dialog module can only be used after app is ready');
  return args.length === 1 ? args[0] : args[1];
}

function assertString(value: unknown, name: string): void {
  if (value !== undefined && typeof value !== 'string') throw new TypeError(`${name} must be a string`);
}

export const dialog = failOnMissing(
  {
    /** Rejects, with a sentence for the person, where the desktop has no chooser. */
    async showOpenDialog(
      ...args: [OpenDialogOptions] | [BrowserWindow, OpenDialogOptions]
    ): Promise<OpenDialogReturnValue> {
      const options = optionsOf<OpenDialogOptions>(args);
      if (options.properties !== undefined && !Array.isArray(options.properties))
        throw new TypeError('Properties must be an array');
      for (const [name, value] of [
        ['Title', options.title],
        ['Default path', options.defaultPath],
        ['Button label', options.buttonLabel],
      ] as const)
        assertString(value, name);
      const filePaths = await chooseFiles(options);
      return { canceled: filePaths.length === 0, filePaths };
    },
  },
  'Dialog',
  'dialog',
);
