import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { columnWidthRange, type ListColumn, type ListLook } from '../../../shared/list-look.ts';
import { useMessages } from '../../stores/language-store.ts';
import { changeListLook, useSettingsStore } from '../../stores/settings-store.ts';
import { columnLooks, gridColumns, nextSort, shownColumns, widthOf, withinWidths } from './column-looks.ts';
import styles from './list-head.module.css';

/** With the arrow keys, in pixels. */
const keyStep = 16;

/** The heads of the columns: a press sorts, the edge at the right resizes, with the pointer or with the arrow keys. */
export function ListHead(): ReactNode {
  const texts = useMessages().list;
  const look = useSettingsStore((settings) => settings.list);
  return (
    <thead className={styles['head']}>
      <tr className={styles['row']} aria-rowindex={1}>
        <td aria-label={texts.picture} />
        {shownColumns(look).map((column) => (
          <ColumnHead key={column} column={column} look={look} />
        ))}
        <td aria-label={texts.actionsColumn} />
      </tr>
    </thead>
  );
}

function ColumnHead({ column, look }: { column: ListColumn; look: ListLook }): ReactNode {
  const label = useMessages().list.columns[column];
  const { isNumber } = columnLooks[column];
  const sort = look.sort?.column === column ? look.sort : null;
  return (
    <th
      scope="col"
      className={styles['cell']}
      data-number={isNumber ? '' : undefined}
      aria-sort={sort === null ? 'none' : sort.descending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={styles['sort']}
        onClick={() => changeListLook({ sort: nextSort(look.sort, column) })}
      >
        <span className={styles['label']}>{label}</span>
        {sort !== null &&
          (sort.descending ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
      </button>
      <WidthHandle column={column} look={look} />
    </th>
  );
}

/** The edge of a column. While it is dragged only the page changes; what it comes to is kept at the end. */
function WidthHandle({ column, look }: { column: ListColumn; look: ListLook }): ReactNode {
  const texts = useMessages().list;
  const drag = useRef<{ fromX: number; width: number; now: number } | null>(null);
  const keep = (width: number): void => {
    changeListLook({ widths: { ...look.widths, [column]: withinWidths(width) } });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const cell = event.currentTarget.parentElement;
    if (cell === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { fromX: event.clientX, width: cell.offsetWidth, now: cell.offsetWidth };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current === null) return;
    drag.current.now = withinWidths(drag.current.width + event.clientX - drag.current.fromX);
    const widths = { ...look.widths, [column]: drag.current.now };
    event.currentTarget.closest('table')?.style.setProperty('--columns', gridColumns({ ...look, widths }));
  };
  const onPointerUp = (): void => {
    if (drag.current !== null && drag.current.now !== drag.current.width) keep(drag.current.now);
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    keep(widthOf(look, column) + step);
  };
  return (
    <input
      type="range"
      aria-label={texts.widthOf(texts.columns[column])}
      aria-valuetext={texts.pixels(widthOf(look, column))}
      min={columnWidthRange.min}
      max={columnWidthRange.max}
      value={widthOf(look, column)}
      className={styles['handle']}
      onChange={(event) => keep(event.target.valueAsNumber)}
      onMouseDown={(event) => event.preventDefault()} // the edge follows the pointer, not a thumb on a track
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
    />
  );
}
