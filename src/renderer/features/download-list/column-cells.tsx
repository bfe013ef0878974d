import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Download } from '../../../shared/download.ts';
import type { Format } from '../../../shared/format.ts';
import type { ListColumn } from '../../../shared/list-look.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { attemptsOf, bytesOf } from '../../stores/sorted-rows.ts';
import { classNames } from '../../ui/class-names.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './column-cells.module.css';
import { Reason, Retrying } from './row-reason.tsx';
import { fileName } from '../rows/file-name.tsx';
import { receivedWords, savedWords } from '../rows/row-words.ts';
import { StateBadge } from '../rows/state-badge.tsx';

/** What a failure needs the room of: its reason takes these places too. */
const givenToReason: readonly ListColumn[] = ['size', 'dimensions', 'speed', 'time'];

/** The cells of a row where the window is wide enough for columns. */
export function ColumnCells({ download, columns }: { download: Download; columns: readonly ListColumn[] }): ReactNode {
  const format = useFormat();
  const { kind } = download.state;
  const isReason = (kind === 'failed' || kind === 'retrying') && columns.includes('state');
  const shown = isReason ? columns.filter((column) => !givenToReason.includes(column)) : columns;
  const span = columns.length - shown.length + 1;
  return shown.map((column) => (
    <Fragment key={column}>{cellOf(column, download, format, isReason && column === 'state' ? span : 1)}</Fragment>
  ));
}

/** Not a component: there are eight for each of the rows that scrolling brings into the page. */
function cellOf(column: ListColumn, download: Download, format: Format, span: number): ReactNode {
  const { id, name, url, host, state } = download;
  const { bytes, count, duration } = format;
  switch (column) {
    case 'name':
      return (
        <td className={classNames(styles['text'], styles['name'])} title={`${name}\n${url}`}>
          {fileName(name)}
        </td>
      );
    case 'host':
      return (
        <td className={styles['text']} title={host}>
          {host}
        </td>
      );
    case 'state':
      return (
        <td className={styles['state']} colSpan={span} style={{ gridColumn: `span ${span}` }}>
          <StateOf download={download} />
        </td>
      );
    case 'size':
      return (
        <NumberCell>{bytesOf(state) === undefined ? <Expected id={id} /> : bytes(bytesOf(state) ?? 0)}</NumberCell>
      );
    case 'dimensions': {
      const known = state.kind === 'done' && state.width !== undefined && state.height !== undefined;
      return <NumberCell>{known ? `${state.width} × ${state.height}` : null}</NumberCell>;
    }
    case 'speed':
      return <NumberCell>{state.kind === 'active' ? <Speed id={id} /> : null}</NumberCell>;
    case 'time':
      return <NumberCell>{state.kind === 'done' ? duration(state.ms) : null}</NumberCell>;
    case 'attempts': {
      const attempts = attemptsOf(state);
      return <NumberCell>{attempts === undefined ? null : count(attempts)}</NumberCell>;
    }
    default:
      return assertNever(column);
  }
}

const NumberCell = ({ children }: { children: ReactNode }): ReactNode => (
  <td className={styles['number']}>{children}</td>
);

/** The size of an image on its way, as its server has it. */
function Expected({ id }: { id: number }): ReactNode {
  const { bytes } = useFormat();
  const total = useBatchStore(({ mirror }) => mirror?.progressById.get(id)?.totalBytes);
  return total === undefined || total === null ? null : bytes(total);
}

function Speed({ id }: { id: number }): ReactNode {
  const { speed } = useFormat();
  const bytesPerSecond = useBatchStore(({ mirror }) => mirror?.progressById.get(id)?.bytesPerSecond);
  return bytesPerSecond === undefined ? null : speed(bytesPerSecond);
}

function StateOf({ download }: { download: Download }): ReactNode {
  const texts = useMessages().list;
  const { id, state } = download;
  switch (state.kind) {
    case 'failed':
      return <Reason download={download} failure={state.failure} />;
    case 'retrying':
      return <Retrying download={download} state={state} />;
    case 'active':
    case 'saving':
    case 'paused':
      return <Moving download={download} />;
    case 'done':
    case 'skipped':
      return (
        <span title={savedWords(state, texts)}>
          <StateBadge id={id} state={state} />
        </span>
      );
    default:
      return <StateBadge id={id} state={state} />;
  }
}

function Moving({ download: { id, name, state } }: { download: Download }): ReactNode {
  const texts = useMessages().list;
  const { percent } = useFormat();
  const progress = useBatchStore(({ mirror }) => mirror?.progressById.get(id));
  const total = progress?.totalBytes ?? null;
  const paused = state.kind === 'paused';
  // What has not begun yet stands still: it is over in a moment most times, and a band that travels is a layer of its own.
  const idle = paused || progress === undefined;
  const standing = paused ? texts.states.paused : texts.connecting;
  const share = total === null || total === 0 ? (idle ? 0 : null) : Math.min(1, (progress?.receivedBytes ?? 0) / total);
  return (
    <>
      <span className={styles['line']}>
        <StateBadge id={id} state={state} />
        {progress !== undefined && total !== null && (
          <span className={styles['percent']}>{percent(progress.receivedBytes, total)}</span>
        )}
      </span>
      <ProgressBar
        label={name}
        share={share}
        valueText={progress === undefined ? standing : receivedWords(progress, texts)}
        tone={idle ? 'idle' : 'accent'}
      />
    </>
  );
}
