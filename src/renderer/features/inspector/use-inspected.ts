import { useEffect, useMemo, useState } from 'react';
import type { Download, DownloadId } from '../../../shared/download.ts';
import type { DownloadDetails } from '../../../shared/inspect/details.ts';
import { command } from '../../ipc-client.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';

/** The arrow keys held down go past many rows: details are asked for where they rest. In ms. */
const restMs = 80;

/** The one selected row; null where none or several are. */
export const useInspectedId = (): DownloadId | null =>
  useSelectionStore(({ count, marks }) => (count === 1 ? marks.indexOf(1) : null));

/** What is known of a download beside its row, asked for anew when that changes; null until it has come. */
export function useDetails({ id, state }: Download): DownloadDetails | null {
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId);
  const remedies = useBatchStore(({ mirror }) => mirror?.remedies.applied);
  const [details, setDetails] = useState<DownloadDetails | null>(null);
  // Another object whenever something of it has changed.
  const asked = useMemo(() => ({ id, batchId, state, remedies }), [id, batchId, state, remedies]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      command((shoal) => shoal.downloadsInspect({ id: asked.id })).then(
        (found) => isWanted && setDetails(found),
        () => undefined, // the row itself is there to be seen; the next change asks again
      );
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return details?.id === id ? details : null;
}
