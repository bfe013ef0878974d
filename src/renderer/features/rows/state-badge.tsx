import type { LucideIcon } from 'lucide-react';
import {
  ArrowDown,
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  Clock,
  Heart,
  HardDriveDownload,
  Pause,
  RotateCw,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { DownloadId, DownloadState, DownloadStateKind } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { markOf, useMarksStore } from '../../stores/marks-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { stateWords } from './row-words.ts';
import styles from './state-badge.module.css';

const icons: Record<DownloadStateKind, LucideIcon> = {
  queued: Clock,
  active: ArrowDown,
  saving: HardDriveDownload,
  retrying: RotateCw,
  paused: Pause,
  done: Check,
  skipped: CheckCheck,
  failed: CircleAlert,
  cancelled: Ban,
};

/** The state in words, with an icon of its own: colour only underlines it. */
export function StateBadge({ id, state }: { id: DownloadId; state: DownloadState }): ReactNode {
  const started = useBatchStore(({ mirror }) => (mirror?.progressById.get(id)?.receivedBytes ?? 0) > 0);
  const { list, sheet } = useMessages();
  const mark = useMarksStore(({ codes }) => markOf(codes, id));
  if (mark !== null) {
    return (
      <span className={styles['badge']} data-mark={mark}>
        {mark === 'kept' ? <Heart size={14} aria-hidden="true" /> : <Trash2 size={14} aria-hidden="true" />}
        {sheet[mark]}
      </span>
    );
  }
  const Icon = icons[state.kind];
  return (
    <span className={styles['badge']} data-state={state.kind}>
      <Icon size={14} aria-hidden="true" />
      {stateWords(state, started, list)}
    </span>
  );
}
