import { namingOf } from '../../engine/batch/naming.ts';
import { previewNames } from '../../shared/file-names/preview-names.ts';
import { parseTemplate } from '../../shared/file-names/template.ts';
import { previewCount } from '../../shared/options.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';

/**
 * The names that the first images of a list would get in an empty folder.
 *
 * @param template empty for the usual names
 * @returns none for a template with a mistake
 */
export function previewFor(rows: readonly ListRow[], template: string, now: Date): string[] {
  if (template !== '' && 'error' in parseTemplate(template)) return [];
  const naming = namingOf({ nameTemplate: template === '' ? undefined : template }, now.getTime());
  return previewNames(rows.slice(0, previewCount), naming).map(({ name }) => name);
}
