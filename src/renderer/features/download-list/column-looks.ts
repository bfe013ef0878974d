import {
  columnWidthRange,
  type ListColumn,
  listColumns,
  type ListLook,
  type ListSort,
} from '../../../shared/list-look.ts';

/** How wide each column usually is in pixels, and whether its numbers stand at the right. */
export const columnLooks: Record<ListColumn, { width: number; isNumber: boolean }> = {
  name: { width: 260, isNumber: false },
  host: { width: 150, isNumber: false },
  state: { width: 190, isNumber: false },
  size: { width: 84, isNumber: true },
  dimensions: { width: 104, isNumber: true },
  speed: { width: 84, isNumber: true },
  time: { width: 70, isNumber: true },
  attempts: { width: 80, isNumber: true },
};

/** The columns that are shown, in order. The name is always there: a row without one is no row. */
export const shownColumns = ({ hidden }: ListLook): ListColumn[] =>
  listColumns.filter((column) => column === 'name' || !hidden.includes(column));

export const widthOf = ({ widths }: ListLook, column: ListColumn): number =>
  widths[column] ?? columnLooks[column].width;

export const withinWidths = (width: number): number =>
  Math.round(Math.min(columnWidthRange.max, Math.max(columnWidthRange.min, width)));

/** The grid's columns as CSS has them: thumbnail, what is shown, actions. What is left of the window goes to the name. */
export function gridColumns(look: ListLook): string {
  const columns = shownColumns(look).map((column) =>
    column === 'name' ? `minmax(${widthOf(look, column)}px, 1fr)` : `${widthOf(look, column)}px`,
  );
  return ['32px', ...columns, '84px'].join(' ');
}

/** What a press on a column's head leads to: sorted up, sorted down, not sorted. Numbers begin with the largest. */
export function nextSort(sort: ListSort | null, column: ListColumn): ListSort | null {
  const first = columnLooks[column].isNumber;
  if (sort?.column !== column) return { column, descending: first };
  return sort.descending === first ? { column, descending: !first } : null;
}
