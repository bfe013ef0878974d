/** What the list can tell of each image, in the order in which it does. */
export const listColumns = ['name', 'host', 'state', 'size', 'dimensions', 'speed', 'time', 'attempts'] as const;
export type ListColumn = (typeof listColumns)[number];

export interface ListSort {
  column: ListColumn;
  descending: boolean;
}

/** How a person wants to see the list. */
export interface ListLook {
  /** Null for the order of the list, or that of completion. */
  sort: ListSort | null;
  hidden: ListColumn[];
  /** In pixels, where they are not the usual ones. */
  widths: Partial<Record<ListColumn, number>>;
}

export const columnWidthRange = { min: 56, max: 900 } as const;

export const defaultListLook: ListLook = { sort: null, hidden: [], widths: {} };
