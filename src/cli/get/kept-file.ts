import { open, rm, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { errorCode } from '../../engine/error-code.ts';
import { isReplaceable, temporaryFor } from '../../engine/files/whole-file.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** What a command writes besides the images. */
export type KeptFile = 'manifest' | 'report';

/**
 * Makes sure that a file can be written, before anything is downloaded.
 *
 * @param lists paths that must not be overwritten
 * @param target the folder of the images, which is made before anything is written
 * @throws UsageError
 */
export async function checkKeptFile(
  what: KeptFile,
  path: string,
  lists: readonly string[],
  target: string,
): Promise<void> {
  const shown = visibleText(resolve(path));
  if (lists.some((list) => list !== '-' && resolve(list) === resolve(path))) {
    throw new UsageError(`The ${what} ${shown} would replace the list of the same name. Give another file.`);
  }
  if ((await stat(path).catch(() => null))?.isDirectory() === true) {
    throw new UsageError(`The ${what} ${shown} is a folder. Give a file.`);
  }
  if (!(await isReplaceable(path))) return;
  const probe = temporaryFor(path);
  try {
    await (await open(probe, 'wx')).close();
    await rm(probe, { force: true });
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT';
    if (isMissing && `${resolve(target)}${sep}`.startsWith(`${dirname(resolve(path))}${sep}`)) return;
    const reason = isMissing ? 'its folder is not there' : 'its folder cannot be written to';
    throw new UsageError(`The ${what} ${shown} cannot be written: ${reason}.`);
  }
}

/** @returns whether it was written; why not is told */
export async function keepFile(
  what: KeptFile,
  path: string,
  write: () => Promise<void>,
  output: Output,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    output.err(`The ${what} ${visibleText(path)} could not be written (${errorCode(error)}).`);
    return false;
  }
}
