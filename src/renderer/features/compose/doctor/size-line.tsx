import { HardDrive, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useFolderStore } from '../../../stores/folder-store.ts';
import { useMessages } from '../../../stores/language-store.ts';
import { startSample, useSampleStore } from '../../../stores/sample-store.ts';
import styles from './size-line.module.css';

/** How large the list may be, said to be an estimate, and how much room there is for it. */
export function SizeLine({ onTest }: { onTest: () => void }): ReactNode {
  const { doctor } = useMessages().compose;
  const rows = useDraftStore(({ summary }) => summary.rows);
  const probe = useSampleStore((store) => store.probe);
  const free = useFolderStore(({ folder }) => folder?.freeBytes ?? null);
  if (rows === 0) return null;
  const size = probe?.size ?? null;
  // A list that has become longer or shorter since keeps its images' mean.
  const total = size === null || probe === null ? null : Math.round((size.bytes / Math.max(1, probe.rows)) * rows);
  const missing = total === null || free === null ? 0 : total - free;
  return (
    <p className={styles['line']} data-tight={missing > 0 ? '' : undefined}>
      {missing > 0 ? <TriangleAlert size={14} aria-hidden="true" /> : <HardDrive size={14} aria-hidden="true" />}
      {size === null || total === null ? (
        <span className={styles['size']}>
          {doctor.sizeUnknown}
          {probe === null && (
            <button
              type="button"
              className={styles['test']}
              onClick={() => {
                onTest();
                void startSample();
              }}
            >
              {doctor.sampleStart}
            </button>
          )}
        </span>
      ) : (
        <span className={styles['size']} title={doctor.sizeRange(size.lowBytes, size.highBytes)}>
          {doctor.sizeEstimate(total, size.samples)}
        </span>
      )}
      {free !== null && (
        <span className={styles['free']}>{missing > 0 ? doctor.tooFew(missing) : doctor.free(free)}</span>
      )}
    </p>
  );
}
