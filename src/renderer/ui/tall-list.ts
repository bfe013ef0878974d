/** Chromium lays nothing out beyond 2^25 px; below this, places are still exact to the pixel. */
const tallest = 16_000_000;
/** Rows that are there above and below what is in sight. */
const overscan = 3;

/** A list of equal rows and what shows a part of it; all in px. */
export interface TallList {
  count: number;
  rowHeight: number;
  /** Of what shows a part of the list. */
  viewHeight: number;
  /** What lies over the bottom of that; the last row can be scrolled out from under it. */
  endRoom: number;
}

/** What of a list of equal rows is in sight. */
export interface RowsInSight {
  /** Of everything that scrolls, in px. */
  height: number;
  /** The first row that is drawn, and the first that is no more. */
  start: number;
  end: number;
  /** The first row that is in sight from its top edge on. */
  top: number;
  /** Between where the rows would stand if all of them could be laid out and where they stand, in px. */
  shift: number;
}

/**
 * Finds the rows in sight. A list that would be taller than a browser can lay out is scrolled in smaller steps than its rows
 * are high, so that the last of a million rows can be reached as well.
 *
 * @param scrollTop in px
 */
export function rowsInSight(list: TallList, scrollTop: number): RowsInSight {
  const { count, rowHeight, viewHeight } = list;
  const { height, stretch } = wayOf(list);
  // A list that has just become shorter is still scrolled to where there are no rows any more.
  const within = Math.max(0, Math.min(scrollTop, height - viewHeight));
  const offset = within * stretch;
  const first = Math.floor(offset / rowHeight);
  const last = Math.ceil((offset + viewHeight) / rowHeight);
  return {
    height,
    start: Math.max(0, Math.min(count, first - overscan)),
    end: Math.max(0, Math.min(count, last + overscan)),
    top: Math.max(0, Math.min(count - 1, Math.ceil(offset / rowHeight))),
    shift: within - offset,
  };
}

/** Where a row stands, in px from the top of what scrolls. */
export const topOf = (index: number, rowHeight: number, shift: number): number => index * rowHeight + shift;

/**
 * How far to scroll to have a row in sight: in the middle, or only as far as is needed.
 *
 * @param scrollTop where the list stands, in px
 * @returns in px
 */
export function scrollTopFor(list: TallList, scrollTop: number, index: number, align: 'needed' | 'center'): number {
  const { rowHeight, viewHeight, endRoom } = list;
  const { height, stretch } = wayOf(list);
  const atTop = index * rowHeight;
  const atBottom = atTop + rowHeight + endRoom - viewHeight;
  const wanted = align === 'center' ? (atTop + atBottom) / 2 : Math.min(atTop, Math.max(atBottom, scrollTop * stretch));
  return Math.max(0, Math.min(wanted / stretch, height - viewHeight));
}

/** The height of what scrolls, and how many px of rows stand for one px of the scrollbar's way. */
function wayOf({ count, rowHeight, viewHeight, endRoom }: TallList): { height: number; stretch: number } {
  const whole = count * rowHeight + endRoom;
  const height = Math.min(whole, Math.max(tallest, viewHeight));
  const way = height - viewHeight;
  return { height, stretch: whole <= height || way <= 0 ? 1 : (whole - viewHeight) / way };
}
