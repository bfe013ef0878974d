import { useMemo, useState } from 'react';
import type { Download, DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useSheet } from '../contact-sheet/use-sheet.ts';
import { gapOf } from '../rows/focus-heir.ts';
import { useVisibleIds } from '../rows/use-visible-ids.ts';
import { useRunView } from '../run/use-run-view.ts';

/** Where an image stands among those that are shown, and the saved ones before and after it. */
export interface Neighbours {
  previous: DownloadId | null;
  next: DownloadId | null;
  /** From 1; null where it is not among them any more. */
  at: number | null;
  all: number;
}

/** In the order of the list or of the sheet, whichever is shown. */
export function useNeighbours(id: DownloadId): Neighbours {
  const listed = useVisibleIds();
  const sheet = useSheet();
  const ids = useRunView() === 'images' ? sheet.ids : listed;
  // More may have been saved since.
  const byId = useBatchStore(({ mirror }) => mirror?.byId);
  // One that was marked is not among the unmarked ones any more: those around it are still those around it.
  const [known, setKnown] = useState(ids);
  if (known !== ids && ids.includes(id)) setKnown(ids);
  return useMemo(() => {
    const at = ids.indexOf(id);
    const gap = at < 0 ? gapOf(known, ids, id) : at;
    const find = (from: number, step: 1 | -1): DownloadId | null => {
      for (let to = from; to >= 0 && to < ids.length; to += step) {
        const found = ids[to];
        if (found !== undefined && isSaved(byId?.[found])) return found;
      }
      return null;
    };
    return {
      previous: find(gap - 1, -1),
      next: find(at < 0 ? gap : at + 1, 1),
      at: at < 0 ? null : at + 1,
      all: ids.length,
    };
  }, [id, ids, known, byId]);
}

const isSaved = (download: Download | undefined): boolean =>
  download?.state.kind === 'done' || download?.state.kind === 'skipped';
