import { stat } from 'node:fs/promises';
import { formatCountOf } from '../../shared/format.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { tellErr } from '../display/tell.ts';
import type { GetOptions } from '../options/get-options.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { type Lists, placeOf, readLists } from './read-lists.ts';

/** Lines that gave no URL are told up to this number; a manifest has them all. */
const mostProblemsTold = 1000;

/**
 * Reads the lists of a command, and tells what of them cannot be used and how much is there twice.
 *
 * @throws UsageError when a list cannot be read, or none of them has a URL
 */
export async function gatherLists({ urls, lists: files, base, quiet }: GetOptions, output: Output): Promise<Lists> {
  const hint = typingHint(files, process.stdin.isTTY, process.platform);
  if (hint !== null && !quiet) tellErr(hint, output);
  let told = 0;
  let isRelative = false;
  const lists = await readLists(urls, files, base, async ({ list, problems }) => {
    for (const { line, excerpt, message } of problems.slice(0, mostProblemsTold - told)) {
      const file = list === null && (await isFile(urls[line - 1])) ? urls[line - 1] : undefined;
      const why = file === undefined ? message : `This is a file. A list is given with --list ${visibleText(file)}.`;
      tellErr(`${placeOf(list, line)}: "${excerpt}": ${why}`, output);
      told++;
    }
    isRelative ||= problems.some(({ code }) => code === 'no-host');
  });
  const untold = lists.sources.reduce((sum, { problems }) => sum + problems.length, -told);
  if (untold > 0) tellErr(`${formatCountOf(untold, 'more line')} cannot be used.`, output);
  if (isRelative && base === undefined)
    tellErr('--base URL names the page, or the folder, that addresses without a server begin with.', output);
  if (lists.rows.length === 0) throw new UsageError('There is no URL that can be downloaded.');
  const doubles = lists.sources.reduce((sum, { duplicates }) => sum + duplicates.length, 0);
  if (doubles > 0 && !quiet) {
    tellErr(
      `${formatCountOf(doubles, 'URL')} given more than once ${doubles === 1 ? 'is' : 'are'} downloaded only once.`,
      output,
    );
  }
  return lists;
}

/** What somebody has to know who is to type the list: nothing on the screen says that it is waited for. */
export function typingHint(lists: readonly string[], isTyped: boolean, platform: NodeJS.Platform): string | null {
  if (!lists.includes('-') || !isTyped) return null;
  return `Type or paste the list, and end it with ${platform === 'win32' ? 'Ctrl+Z and Enter' : 'Ctrl+D'} on a line of its own.`;
}

/** Whether lists have lines that were to become images and cannot: a line of plain text was not, a broken record was. */
export function isAddressLost({ sources }: Lists): boolean {
  return sources.some(({ problems }) => problems.some(({ code, why }) => code !== 'no-url' || why === 'bad-json'));
}

async function isFile(argument: string | undefined): Promise<boolean> {
  if (argument === undefined) return false;
  return await stat(argument).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
