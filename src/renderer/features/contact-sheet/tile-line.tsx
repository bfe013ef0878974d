import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { memo } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import type { ThumbnailEdge } from '../../../shared/thumbnails.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { bytesOf } from '../../stores/sorted-rows.ts';
import { SheetTile } from './sheet-tile.tsx';
import styles from './tile-line.module.css';

/** The same as in the styles, in pixels. */
const gap = 8;
const caption = 40;

interface TileLineProps {
  batchId: string;
  /** With spaces between: lines compare their props, and a text is the same as another one. */
  ids: string;
  /** From 0. */
  line: number;
  /** Distance from the top of the sheet, in pixels. */
  top: number;
  side: number;
  edge: ThumbnailEdge;
  /** The one tile that Tab leads to, where it is on this line. */
  tabStop: DownloadId | null;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

/** Tiles beside each other. */
export const TileLine = memo(function TileLine(props: TileLineProps): ReactNode {
  const { batchId, ids, line, top, side, edge, tabStop, onKeyDown, onClick } = props;
  return (
    <tr
      aria-rowindex={line + 1}
      className={styles['line']}
      style={{ transform: `translateY(${top}px)`, gridAutoColumns: side, height: side + caption }}
    >
      {ids.split(' ').map((text, column) => (
        <SheetTile
          key={text}
          id={Number(text)}
          batchId={batchId}
          column={column}
          side={side}
          edge={edge}
          isTabStop={Number(text) === tabStop}
          onKeyDown={onKeyDown}
          onClick={onClick}
        />
      ))}
    </tr>
  );
});

interface EmptyLineProps {
  line: number;
  top: number;
  side: number;
  tiles: number;
}

/** The places of tiles, one element for all of them. */
export function EmptyLine({ line, top, side, tiles }: EmptyLineProps): ReactNode {
  const image = `linear-gradient(to right, var(--sunken) ${side}px, transparent 0)`;
  return (
    <tr
      aria-rowindex={line + 1}
      className={styles['empty']}
      style={{
        transform: `translateY(${top}px)`,
        width: tiles * (side + gap),
        height: side,
        backgroundImage: image,
        backgroundSize: `${side + gap}px`,
      }}
    >
      <td>{'\u00a0'}</td>
    </tr>
  );
}

interface GroupHeadProps {
  /** The first image of the group. */
  first: DownloadId;
  images: number;
  line: number;
  top: number;
}

/** Says how often an image is there, above its tiles. */
export function GroupHead({ first, images, line, top }: GroupHeadProps): ReactNode {
  const { sheet } = useMessages();
  const { bytes } = useFormat();
  const state = useBatchStore(({ mirror }) => mirror?.byId[first]?.state);
  const size = state === undefined ? 0 : (bytesOf(state) ?? 0);
  return (
    <tr aria-rowindex={line + 1} className={styles['head']} style={{ transform: `translateY(${top}px)` }}>
      <td>{sheet.duplicateGroup(images, bytes(size))}</td>
    </tr>
  );
}
