import { create } from 'zustand';
import { draftLimits, type NameFilter, type NamePlanSummary, type PlannedName } from '../../shared/draft.ts';
import { command } from '../ipc-client.ts';

interface NamesStore {
  /** What the names of the whole list come to; null before they are planned for the first time. */
  plan: NamePlanSummary | null;
  /** A newer plan is being made: what is shown is of the one before. */
  planning: boolean;
  filter: NameFilter;
  /** The names that are here, by the number of their page, of the plan and the filter above. */
  pages: ReadonlyMap<number, readonly PlannedName[]>;
}

/** How many names are asked for at once. */
export const pageSize = draftLimits.names;

/** What the files of the list being put together will be called; main plans them, the window sees some. */
export const useNamesStore = create<NamesStore>()(() => ({
  plan: null,
  planning: false,
  filter: 'all',
  pages: new Map(),
}));

const { getState, setState } = useNamesStore;

let latest = 0;
/** The pages that are on screen. */
let shown: readonly number[] = [0];
let asked = new Set<string>();

/** What the names that are here were planned for. */
let plannedFor = '';

/**
 * Plans all names anew. What is shown stays until the new names are here, so that nothing flickers.
 *
 * @param circumstances what else names depend on, in any words: the same again with the same template plans nothing
 */
export async function planNames(template: string, circumstances: string): Promise<void> {
  const wanted = `${circumstances} ${template}`;
  if (wanted === plannedFor) return;
  const own = ++latest;
  plannedFor = wanted;
  setState({ planning: true });
  try {
    const plan = await command((shoal) => shoal.namesPlan({ template }));
    if (own !== latest) return;
    const { filter } = getState();
    const isLeft = countIn(plan, filter) > 0;
    const next = isLeft ? filter : 'all';
    const pages = await loadPages(plan.plan, next, shown);
    if (own !== latest) return;
    asked = new Set();
    setState({ plan, filter: next, pages, planning: false });
  } catch {
    // A template with a mistake says so beside its field; a list that has changed is planned again.
    if (own !== latest) return;
    plannedFor = '';
    setState({ planning: false });
  }
}

/** Forgets the names, because there is no list. */
export function forgetNames(): void {
  latest += 1;
  plannedFor = '';
  setState({ plan: null, planning: false, filter: 'all', pages: new Map() });
}

export async function setNameFilter(filter: NameFilter): Promise<void> {
  const { plan } = getState();
  if (plan === null) return;
  asked = new Set();
  const pages = await loadPages(plan.plan, filter, [0]).catch(() => null);
  if (pages !== null && getState().plan === plan) setState({ filter, pages });
}

/** Sees to it that the names of these pages are here, the last one included. */
export function wantPages(plan: NamePlanSummary, filter: NameFilter, first: number, last: number): void {
  shown = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const { pages } = getState();
  const missing = shown.filter((page) => !pages.has(page) && !asked.has(`${plan.plan} ${filter} ${page}`));
  if (missing.length === 0) return;
  for (const page of missing) asked.add(`${plan.plan} ${filter} ${page}`);
  loadPages(plan.plan, filter, missing).then(
    (found) => {
      const now = getState();
      if (now.plan !== plan || now.filter !== filter) return;
      setState({ pages: new Map([...now.pages, ...found]) });
    },
    () => undefined, // a newer plan has come
  );
}

/** How many names of a plan the filter leaves. */
export function countIn({ rows, renumbered, skipped }: NamePlanSummary, filter: NameFilter): number {
  if (filter === 'all') return rows;
  return filter === 'renumbered' ? renumbered : skipped;
}

async function loadPages(
  plan: number,
  filter: NameFilter,
  numbers: readonly number[],
): Promise<Map<number, readonly PlannedName[]>> {
  const found = await Promise.all(
    numbers.map(async (page) => {
      const some = { plan, filter, from: page * pageSize, count: pageSize };
      return [page, await command((shoal) => shoal.namesSome(some))] as const;
    }),
  );
  return new Map(found);
}
