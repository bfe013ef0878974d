import { useMemo } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMarksStore } from '../../stores/marks-store.ts';
import { filterSheet, groupDuplicates, isSheetFiltered } from '../../stores/sheet-rows.ts';
import { useSheetStore } from '../../stores/sheet-store.ts';
import { useVisibleIds } from '../rows/use-visible-ids.ts';

const none: readonly never[] = [];
const noCodes = new Uint8Array(0);

/** What the sheet shows, in order; `groups` are the sizes of the groups of like images, null where they are not asked for. */
export interface SheetContents {
  ids: readonly DownloadId[];
  groups: readonly number[] | null;
}

/** The images of the list as it is narrowed, and as the sheet is. */
export function useSheet(): SheetContents {
  const listed = useVisibleIds();
  const { filter, duplicates } = useSheetStore();
  const isPlain = !duplicates && !isSheetFiltered(filter);
  const byId = useBatchStore(({ mirror }) => (isPlain ? none : (mirror?.byId ?? none)));
  const codes = useMarksStore((marks) => (filter.mark === null ? noCodes : marks.codes));
  return useMemo(() => {
    const ids = filterSheet(listed, byId, codes, filter);
    if (!duplicates) return settled({ ids, groups: null });
    const groups = groupDuplicates(ids, byId);
    return settled({ ids: groups.flat(), groups: groups.map(({ length }) => length) });
  }, [listed, byId, codes, filter, duplicates]);
}

let latest: SheetContents = { ids: none, groups: null };

/** The same contents as the last time are the same object: most patches change none of them. */
function settled(contents: SheetContents): SheetContents {
  const isSame = isEqual(contents.ids, latest.ids) && isEqual(contents.groups, latest.groups);
  if (!isSame) latest = contents;
  return latest;
}

function isEqual(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && a.length === b.length && a.every((value, index) => b[index] === value);
}
