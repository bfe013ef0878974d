import { defaultTemplate, parseTemplate } from '../../shared/file-names/template.ts';
import type { Naming } from '../../shared/file-names/wanted-path.ts';

/** How a batch's files are to be named. */
export interface NamingOptions {
  /** As `parseTemplate` takes it; `{folder}/{name}` where it is not given. */
  nameTemplate?: string | undefined;
  /** What `{date}` stands for, YYYY-MM-DD; today where it is not given. */
  date?: string | undefined;
}

/**
 * @param wallNow ms since the epoch
 * @throws RangeError for a template with a mistake: whoever takes one from a person looks at it before
 */
export function namingOf({ nameTemplate, date }: NamingOptions, wallNow: number): Naming {
  const parsed = nameTemplate === undefined ? { template: defaultTemplate } : parseTemplate(nameTemplate);
  if ('error' in parsed) throw new RangeError(parsed.error.message);
  return { template: parsed.template, date: date ?? localDate(new Date(wallNow)) };
}

/** Where this computer is. */
function localDate(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
