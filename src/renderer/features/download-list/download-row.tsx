import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { memo } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Download, DownloadId, DownloadStateKind } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { isSelected } from '../../stores/selection.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useScrollRest } from '../../ui/scroll-rest.ts';
import type { ListColumn } from '../../../shared/list-look.ts';
import { actionLooks } from '../rows/action-looks.ts';
import { fileName } from '../rows/file-name.tsx';
import { ColumnCells } from './column-cells.tsx';
import styles from './download-row.module.css';
import type { RowAction } from '../rows/row-commands.ts';
import { actionsFor, runRowAction } from '../rows/row-commands.ts';
import { Reason, Retrying } from './row-reason.tsx';
import { receivedWords, savedWords } from '../rows/row-words.ts';
import { StateBadge } from '../rows/state-badge.tsx';
import { NoThumbnail, SavedThumbnail } from './thumbnail.tsx';

interface DownloadRowProps {
  id: DownloadId;
  batchId: string;
  /** Position in the grid, from 1. */
  rowIndex: number;
  /** Null where the window is too narrow for columns. */
  columns: readonly ListColumn[] | null;
  /** Distance from the top of the list, in pixels. */
  top: number;
  /** The one row that Tab leads to. */
  isTabStop: boolean;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

/** One image. Selects its own record and figures, so that a patch renders only the rows it changes. */
export const DownloadRow = memo(function DownloadRow(props: DownloadRowProps): ReactNode {
  const { id, batchId, rowIndex, columns, top, isTabStop, onKeyDown, onClick } = props;
  const texts = useMessages().list;
  const download = useBatchStore(({ mirror }) => mirror?.byId[id]);
  const selected = useSelectionStore((selection) => isSelected(selection, id));
  // Buttons and the sign for a picture are half of what a row is made of.
  const isAtRest = useScrollRest();
  if (download === undefined) return null;
  const { state, name } = download;
  const isWhole = isAtRest || isTabStop;
  const isSaved = state.kind === 'done' || state.kind === 'skipped';
  return (
    <tr
      aria-rowindex={rowIndex}
      aria-label={name}
      aria-selected={selected}
      tabIndex={isTabStop ? 0 : -1}
      data-id={id}
      onKeyDown={onKeyDown}
      onClick={onClick}
      data-state={state.kind}
      className={classNames(styles['row'], columns !== null && styles['wide'])}
      style={{ top }}
    >
      <td>
        {isSaved ? (
          <button
            type="button"
            aria-label={texts.actions.preview}
            tabIndex={isTabStop ? 0 : -1}
            className={styles['preview']}
            onClick={() => void runRowAction('preview', id)}
          >
            <SavedThumbnail batchId={batchId} id={id} />
          </button>
        ) : (
          <NoThumbnail isBare={!isWhole} />
        )}
      </td>
      {columns === null ? <TwoLines download={download} /> : <ColumnCells download={download} columns={columns} />}
      <td className={styles['actions']}>{isWhole && <Actions id={id} kind={state.kind} isTabStop={isTabStop} />}</td>
    </tr>
  );
});

function Actions(props: { id: DownloadId; kind: DownloadStateKind; isTabStop: boolean }): ReactNode {
  const { id, kind, isTabStop } = props;
  const { actions } = useMessages().list;
  return buttonsOf(kind).map((action) => {
    const { Icon } = actionLooks[action];
    return (
      <IconButton
        key={action}
        label={actions[action]}
        size="small"
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => void runRowAction(action, id)}
      >
        <Icon size={14} />
      </IconButton>
    );
  });
}

/** The cells of a row where there is no room for columns. */
function TwoLines({ download }: { download: Download }): ReactNode {
  const { id, state, name, host, url } = download;
  // A reason needs the room, and has its state in front of it.
  const isReason = state.kind === 'failed' || state.kind === 'retrying';
  return (
    <>
      <td className={styles['name']} title={`${name}\n${url}`}>
        <span className={styles['file']}>{fileName(name)}</span>
        <span className={styles['host']}>{host}</span>
      </td>
      <td className={styles['middle']} colSpan={isReason ? 2 : 1}>
        <Middle download={download} />
      </td>
      {!isReason && (
        <td>
          <StateBadge id={id} state={state} />
        </td>
      )}
    </>
  );
}

/** As many as there is room for; the menu has them all, and the thumbnail is the button for the preview. */
const buttons: readonly RowAction[] = ['pause', 'resume', 'retry', 'reveal', 'cancel', 'copy-urls'];
const buttonsOf = (kind: DownloadStateKind): readonly RowAction[] =>
  actionsFor(kind).filter((action) => buttons.includes(action));

/** What there is to see of the transfer: a bar and its figures, or why there is none. */
function Middle({ download }: { download: Download }): ReactNode {
  const texts = useMessages().list;
  const { state, name, id } = download;
  switch (state.kind) {
    case 'failed':
      return <Reason download={download} failure={state.failure} />;
    case 'retrying':
      return <Retrying download={download} state={state} />;
    case 'done':
    case 'skipped':
      return (
        <>
          <ProgressBar label={name} share={1} valueText={texts.states.done} tone="good" />
          <span className={styles['figures']}>
            <span>{savedWords(state, texts)}</span>
          </span>
        </>
      );
    case 'cancelled':
      return null;
    case 'queued':
      return <ProgressBar label={name} share={0} valueText={texts.states.queued} tone="idle" />;
    case 'active':
    case 'saving':
    case 'paused':
      return <Moving id={id} name={name} paused={state.kind === 'paused'} />;
    default:
      return assertNever(state);
  }
}

function Moving({ id, name, paused }: { id: DownloadId; name: string; paused: boolean }): ReactNode {
  const texts = useMessages().list;
  const { speed } = useFormat();
  const progress = useBatchStore(({ mirror }) => mirror?.progressById.get(id));
  if (progress === undefined) {
    return (
      <ProgressBar label={name} share={0} valueText={paused ? texts.states.paused : texts.connecting} tone="idle" />
    );
  }
  const { receivedBytes, totalBytes, bytesPerSecond } = progress;
  const words = receivedWords(progress, texts);
  const share = totalBytes === null || totalBytes === 0 ? null : Math.min(1, receivedBytes / totalBytes);
  return (
    <>
      <ProgressBar label={name} share={share} valueText={words} tone={paused ? 'idle' : 'accent'} />
      <span className={styles['figures']}>
        <span>{words}</span>
        {!paused && <span className={styles['speed']}>{speed(bytesPerSecond)}</span>}
      </span>
    </>
  );
}
