import { formatCountOf } from '../../shared/format.ts';
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
export async function gatherLists({ urls, lists: files, quiet }: GetOptions, output: Output): Promise<Lists> {
  let problems = 0;
  const lists = await readLists(urls, files, ({ line, excerpt, message }, { list }) => {
    problems++;
    if (problems <= mostProblemsTold) output.err(`${placeOf(list, line)}: "${excerpt}": ${message}`);
  });
  if (problems > mostProblemsTold) {
    output.err(`${formatCountOf(problems - mostProblemsTold, 'more line')} cannot be used.`);
  }
  if (lists.rows.length === 0) throw new UsageError('There is no URL that can be downloaded.');
  const doubles = lists.sources.reduce((sum, { duplicates }) => sum + duplicates.length, 0);
  if (doubles > 0 && !quiet) {
    output.err(
      `${formatCountOf(doubles, 'URL')} given more than once ${doubles === 1 ? 'is' : 'are'} downloaded only once.`,
    );
  }
  return lists;
}
