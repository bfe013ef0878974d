import { messages } from '../language.ts';
import { addEach } from './add-each.ts';
import type { Draft } from './draft.ts';
import type { FetchedList } from './fetch-list.ts';
import { addFile } from './open-files.ts';

/**
 * Adds what a link asks for, once the person has agreed: its images, and the lists that it names.
 *
 * @throws CommandError that says of each list that could not be had why; all the rest is in the draft then
 */
export async function addLinked(
  draft: Draft,
  { urls, lists }: { urls: readonly string[]; lists: readonly string[] },
  fetchList: (url: string) => Promise<FetchedList>,
): Promise<void> {
  if (urls.length > 0) await draft.add('file', messages().desktop.fromLink, urls.join('\n'));
  await addEach(lists, async (url) => {
    const { name, bytes } = await fetchList(url);
    await addFile(draft, name, bytes);
  });
}
