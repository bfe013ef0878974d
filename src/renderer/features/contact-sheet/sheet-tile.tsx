import { Check, Heart, Trash2 } from 'lucide-react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { memo } from 'react';
import type { Download, DownloadId } from '../../../shared/download.ts';
import type { ThumbnailEdge } from '../../../shared/thumbnails.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { markOf, useMarksStore } from '../../stores/marks-store.ts';
import { isSelected } from '../../stores/selection.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';
import { pixelSizeOf } from '../../stores/sheet-rows.ts';
import { bytesOf } from '../../stores/sorted-rows.ts';
import { openDialog } from '../../stores/view-store.ts';
import { StateBadge } from '../rows/state-badge.tsx';
import { isSavedRow } from './sheet-keys.ts';
import styles from './sheet-tile.module.css';
import { TilePicture } from './tile-picture.tsx';

interface SheetTileProps {
  id: DownloadId;
  batchId: string;
  /** From 0. */
  column: number;
  /** In CSS pixels. */
  side: number;
  edge: ThumbnailEdge;
  isTabStop: boolean;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

/** One image of the sheet. Selects its own record, so that a patch renders only the tiles it changes. */
export const SheetTile = memo(function SheetTile(props: SheetTileProps): ReactNode {
  const { id, batchId, column, side, edge, isTabStop, onKeyDown, onClick } = props;
  const { sheet } = useMessages();
  const download = useBatchStore(({ mirror }) => mirror?.byId[id]);
  const selected = useSelectionStore((selection) => isSelected(selection, id));
  const mark = useMarksStore(({ codes }) => markOf(codes, id));
  if (download === undefined) return null;
  return (
    <td
      aria-colindex={column + 1}
      aria-selected={selected}
      aria-label={mark === null ? download.name : `${download.name}, ${sheet[mark]}`}
      tabIndex={isTabStop ? 0 : -1}
      data-id={id}
      data-mark={mark ?? undefined}
      className={styles['tile']}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={() => {
        if (isSavedRow(id)) openDialog({ kind: 'preview', id });
      }}
    >
      <div className={styles['frame']} style={{ height: side }}>
        <TilePicture download={download} batchId={batchId} edge={edge} />
        {selected && (
          <span className={styles['selected']} aria-hidden="true">
            <Check size={12} strokeWidth={3} />
          </span>
        )}
        {mark !== null && (
          <span className={styles['mark']} aria-hidden="true">
            {mark === 'kept' ? <Heart size={13} fill="currentColor" /> : <Trash2 size={13} />}
            {side >= 128 && sheet[mark]}
          </span>
        )}
      </div>
      <span className={styles['name']} title={`${download.name}\n${download.url}`}>
        {download.name}
      </span>
      <span className={styles['facts']}>
        <Facts download={download} />
      </span>
    </td>
  );
});

/** Of a saved image its size, of all others how they stand. */
function Facts({ download: { id, state } }: { download: Download }): ReactNode {
  const { bytes } = useFormat();
  const size = pixelSizeOf(state);
  if (state.kind !== 'done' && state.kind !== 'skipped') return <StateBadge id={id} state={state} />;
  return (
    <>
      {size !== null && <span>{`${size.width} × ${size.height}`}</span>}
      <span>{bytes(bytesOf(state) ?? 0)}</span>
    </>
  );
}
