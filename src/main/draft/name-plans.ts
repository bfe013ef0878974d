import { namingOf } from '../../engine/batch/naming.ts';
import { DownloadError } from '../../engine/download-error.ts';
import { planRows, type RowPlan } from '../../engine/batch/plan-rows.ts';
import type { SavedImages } from '../../engine/store/saved-images.ts';
import { draftLimits, type NameFilter, type NamePlanSummary, type PlannedName } from '../../shared/draft.ts';
import { createNamePlan } from '../../shared/file-names/name-plan.ts';
import { planName } from '../../shared/file-names/preview-names.ts';
import { splitPath } from '../../shared/file-names/relative-path.ts';
import { parseTemplate } from '../../shared/file-names/template.ts';
import { type Naming, wantedPath } from '../../shared/file-names/wanted-path.ts';
import type { OnConflict } from '../../shared/settings.ts';
import { displayUrl } from '../../shared/url-list/display-url.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { Draft } from './draft.ts';
import { createTurns } from './turns.ts';

export interface NamePlanPorts {
  draft: Pick<Draft, 'rows' | 'sourceOf' | 'version'>;
  /** Absolute path of the target folder; null where none is chosen. */
  folder: () => Promise<string | null>;
  onConflict: () => OnConflict;
  saved: SavedImages | undefined;
  wallNow: () => number;
}

/** What a list's files will be called, planned as a start would plan it and kept until another plan is made. */
export interface NamePlans {
  /**
   * @param template as `parseTemplate` takes it; empty for the usual names
   * @throws CommandError for a template with a mistake
   */
  make(template: string): Promise<NamePlanSummary>;
  /**
   * Some names of the last plan, at most `draftLimits.names`.
   *
   * @param from position among those that the filter leaves, from 0
   * @throws CommandError when that plan is there no more
   */
  names(plan: number, from: number, count: number, filter: NameFilter): PlannedName[];
}

interface Plan {
  summary: NamePlanSummary;
  rows: readonly ListRow[];
  naming: Naming;
  nameOf: (index: number) => string;
  skips: RowPlan['skips'];
  /** Positions in the list. */
  renumbered: number[];
  skipped: number[];
  sources: (index: number) => string;
  /** Which row has a name that another one wanted; null where a file has it. By `foldOwner`. */
  owners: ReadonlyMap<string, number | null>;
}

/** Rows between two looks at the clock. */
const rowsAtOnce = 200;

export function createNamePlans({ draft, folder, onConflict, saved, wallNow }: NamePlanPorts): NamePlans {
  let current: Plan | null = null;
  let count = 0;

  return {
    async make(template) {
      const parsed = template === '' ? null : parseTemplate(template);
      if (parsed !== null && 'error' in parsed) throw new CommandError('bad-template', parsed.error.message);
      const plan = (count += 1);
      const { version } = draft;
      const all = draft.rows();
      const naming = namingOf({ nameTemplate: template === '' ? undefined : template }, wallNow());
      // A manifest's files are told by their size here: reading them all for their hashes has time until the start.
      const rows = all.map((row) =>
        row.saved === undefined ? row : { ...row, saved: { ...row.saved, sha256: null } },
      );
      const path = await folder();
      const options = { policy: onConflict(), naming, saved, isDone: () => false };
      let isFolderRead = path !== null;
      const made =
        path === null
          ? null
          : await planRows(rows, path, options).catch((error: unknown) => {
              // One that is yet to be made is empty.
              isFolderRead = error instanceof DownloadError && error.code === 'folder-missing';
              return null;
            });
      const alone = made === null ? await planAlone(rows, naming) : [];
      const nameOf = (index: number): string => made?.nameOf.at(index) ?? alone[index] ?? '';
      const skips: RowPlan['skips'] = made?.skips ?? new Map();
      const folders = new Set<string>();
      const renumbered: number[] = [];
      const turns = createTurns();
      const owners = new Map<string, number | null>();
      for (const [index, row] of rows.entries()) {
        if (index % rowsAtOnce === 0 && turns.isOver) await turns.next();
        const name = nameOf(index);
        folders.add(splitPath(name).folder);
        if (skips.has(index)) continue;
        const path = wantedPath(row, index, naming);
        if (name === path) continue;
        renumbered.push(index);
        owners.set(foldOwner(path), null);
      }
      folders.delete('');
      for (let index = 0; index < rows.length && owners.size > 0; index++) {
        if (index % rowsAtOnce === 0 && turns.isOver) await turns.next();
        const key = foldOwner(nameOf(index));
        if (owners.get(key) === null) owners.set(key, index);
      }
      const skipped = [...skips.keys()].toSorted((a, b) => a - b);
      const summary: NamePlanSummary = {
        plan,
        version,
        rows: rows.length,
        renumbered: renumbered.length,
        skipped: skipped.length,
        folders: folders.size,
        isFolderRead,
      };
      const sources = draft.version === version ? draft.sourceOf : () => '';
      if (current === null || plan > current.summary.plan) {
        current = { summary, rows: all, naming, nameOf, skips, renumbered, skipped, sources, owners };
      }
      return summary;
    },
    names(plan, from, wanted, filter) {
      if (current === null || current.summary.plan !== plan) {
        throw new CommandError('no-plan', messages().main.plansAnew);
      }
      const known = current;
      const some = Math.min(wanted, draftLimits.names);
      const indexes = indexesOf(known, filter);
      const picked =
        indexes === null
          ? Array.from({ length: Math.max(0, Math.min(some, known.rows.length - from)) }, (_, n) => from + n)
          : indexes.slice(from, from + some);
      return picked.flatMap((index) => {
        const row = known.rows[index];
        return row === undefined ? [] : [plannedName(known, index, row)];
      });
    },
  };
}

/** Names as in an empty folder, for when the folder cannot be looked into. */
async function planAlone(rows: readonly ListRow[], naming: Naming): Promise<string[]> {
  const turns = createTurns();
  const names = createNamePlan();
  const planned: string[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === 0 && turns.isOver) await turns.next();
    planned.push(planName(names, wantedPath(row, index, naming)));
  }
  return planned;
}

/** Null for all of them. */
function indexesOf({ renumbered, skipped }: Plan, filter: NameFilter): number[] | null {
  if (filter === 'all') return null;
  return filter === 'renumbered' ? renumbered : skipped;
}

function plannedName(plan: Plan, index: number, row: ListRow): PlannedName {
  const name = plan.nameOf(index);
  const base = {
    index,
    line: row.line,
    sourceId: plan.sources(index),
    name,
    url: displayUrl(row.url),
  };
  const skip = plan.skips.get(index);
  if (skip !== undefined) return { ...base, note: { kind: skip.why } };
  const wanted = wantedPath(row, index, plan.naming);
  if (wanted === name) return { ...base, note: null };
  const byIndex = plan.owners.get(foldOwner(wanted)) ?? null;
  return {
    ...base,
    note: {
      kind: 'renumbered',
      wanted,
      byIndex: byIndex === index ? null : byIndex,
      byLine: byIndex === null || byIndex === index ? null : (plan.rows[byIndex]?.line ?? null),
    },
  };
}

/** Capitals do not tell names apart, as on most desktops. */
const foldOwner = (name: string): string => name.toLowerCase();
