import { useMemo } from 'react';
import type { Download, DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useSheet } from '../contact-sheet/use-sheet.ts';
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
  return useMemo(() => {
    const at = ids.indexOf(id);
    const next = (step: 1 | -1): DownloadId | null => {
      for (let to = at + step; to >= 0 && to < ids.length; to += step) {
        const found = ids[to];
        if (found !== undefined && isSaved(byId?.[found])) return found;
      }
      return null;
    };
    return { previous: at < 0 ? null : next(-1), next: next(1), at: at < 0 ? null : at + 1, all: ids.length };
  }, [id, ids, byId]);
}

const isSaved = (download: Download | undefined): boolean =>
  download?.state.kind === 'done' || download?.state.kind === 'skipped';
