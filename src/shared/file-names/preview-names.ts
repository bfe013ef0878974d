import type { ListRow } from '../url-list/url-list.ts';
import { createNamePlan, type NamePlan } from './name-plan.ts';
import { joinPath, splitPath } from './relative-path.ts';
import { type Naming, wantedPath } from './wanted-path.ts';

/**
 * The names that rows would get, for showing them while a template is typed. Extensions that only the bytes will tell are
 * missing, and a server may still name what its URL does not. Some microseconds each: give the first hundred rows.
 *
 * @param taken paths of the files that exist, relative to the folder, `/` between
 * @returns one for each row, in their order
 */
export function previewNames(
  rows: readonly ListRow[],
  naming: Naming,
  taken: Iterable<string> = [],
): { name: string }[] {
  const plan = createNamePlan(taken);
  return rows.map((row, index) => ({ name: planName(plan, wantedPath(row, index, naming)) }));
}

/** Takes a path in a plan, its folders first. */
export function planName(plan: NamePlan, wanted: string): string {
  const { folder, name } = splitPath(wanted);
  return plan.reserve(joinPath(plan.folder(folder), name));
}
