import { hostOf } from '../url-list/display-url.ts';
import type { ListRow } from '../url-list/url-list.ts';
import { fileNameFromUrl } from './file-name-from-url.ts';
import { splitName } from './image-extension.ts';
import { safeTitle } from './safe-name.ts';
import { type NameTemplate, renderTemplate } from './template.ts';

/** What is common to the names of a list. */
export interface Naming {
  template: NameTemplate;
  /** Of the batch, YYYY-MM-DD. */
  date: string;
}

/**
 * The path that a row asks for, before it is known whether it is free. Its own name is the one that the list wishes, with
 * the URL's extension where the wish has none; or else the one in the URL.
 *
 * @param index position of the row in the list, from 0
 * @param servedName the name that the server gives, made safe, where it counts; see `takesServedName`
 * @returns relative to the target folder, `/` between; see `renderTemplate` for its bounds
 */
export function wantedPath(row: ListRow, index: number, { template, date }: Naming, servedName?: string): string {
  const { url, line, folder = '' } = row;
  const host = template.fields.has('host') ? hostOf(url) : '';
  const name = servedName ?? ownName(row);
  return renderTemplate(template, { name, folder, host, index: index + 1, line, date });
}

function ownName({ url, name: wish = '' }: ListRow): string {
  const urlName = fileNameFromUrl(url);
  const wished = wish === '' ? '' : safeTitle(wish);
  if (wished === '') return urlName;
  return splitName(wished).extension === '' ? wished + splitName(urlName).extension.toLowerCase() : wished;
}

/**
 * Whether the name in a Content-Disposition header is taken: where neither the list nor the template says what the file is
 * called, and the URL does not name an image (`download.php?id=3`, `view`, `200`).
 *
 * RFC 6266 lets the header go first always. Here names are planned for the whole list before the first byte, so that they
 * are numbered in list order and the same list gives the same names again; a header is known only when its answer is
 * there. So it goes first only where the planned name says nothing that would be lost; where several answers bring the same
 * name, they are numbered in the order in which they are complete.
 */
export function takesServedName({ url, name: wish = '' }: ListRow, { template }: Naming): boolean {
  if (!template.fields.has('name') && !template.fields.has('stem')) return false;
  if (wish !== '' && safeTitle(wish) !== '') return false;
  return splitName(fileNameFromUrl(url)).extension === '';
}
