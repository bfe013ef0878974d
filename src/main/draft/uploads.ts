import { inputLimits } from '../ipc/command-schemas.ts';
import { messages } from '../language.ts';
import { CommandError } from '../ipc/command-error.ts';

/** Files that come from the window in slices, so that none of them holds either process up. */
export interface Uploads {
  /**
   * Takes the next slice of a file.
   *
   * @param upload the window's own name for it
   * @returns all slices when the last has come, null before
   * @throws CommandError when the file becomes too large
   */
  add(upload: string, bytes: Uint8Array, isLast: boolean): readonly Uint8Array[] | null;
  /** Forgets what has come of a file. */
  stop(upload: string): void;
}

/** So many files are begun at once; the window sends them one by one. */
const mostAtOnce = 4;

export function createUploads(): Uploads {
  const begun = new Map<string, { slices: Uint8Array[]; size: number }>();
  return {
    add(upload, bytes, isLast) {
      const file = begun.get(upload) ?? { slices: [], size: 0 };
      file.size += bytes.byteLength;
      file.slices.push(bytes);
      begun.delete(upload);
      if (file.size > inputLimits.fileBytes) {
        throw new CommandError('file-too-large', messages().main.uploadTooLarge);
      }
      if (isLast) return file.slices;
      begun.set(upload, file);
      // One that was never finished, because its file could not be read to the end.
      const [oldest] = begun.keys();
      if (begun.size > mostAtOnce && oldest !== undefined) begun.delete(oldest);
      return null;
    },
    stop(upload) {
      begun.delete(upload);
    },
  };
}
