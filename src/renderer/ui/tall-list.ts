/** Chromium lays nothing out beyond 2^25 px; below this, places are still exact to the pixel. */
const tallest = 16_000_000;
/** Rows that are there above and below what is in sight. */
const overscan = 8;

/** What of a list of equal rows is in sight. */
export interface RowsInSight {
  /** Of everything that scrolls, in px. */
  height: number;
  /** The first row that is drawn, and the first that is no more. */
  start: number;
  end: number;
  /** Where a row stands, in px from the top of what scrolls. */
  topOf: (index: number) => number;
}

/**
 * Finds the rows in sight. A list that would be taller than a browser can lay out is scrolled in smaller steps than its rows
 * are high, so that the last of a million rows can be reached as well.
 *
 * @param scrollTop in px
 * @param viewHeight of what shows a part of the list, in px
 */
export function rowsInSight(count: number, rowHeight: number, scrollTop: number, viewHeight: number): RowsInSight {
  const whole = count * rowHeight;
  const height = Math.min(whole, Math.max(tallest, viewHeight));
  const way = height - viewHeight;
  // The way of the scrollbar stands for the way of the rows.
  const offset = whole <= height || way <= 0 ? scrollTop : (Math.min(scrollTop, way) / way) * (whole - viewHeight);
  const first = Math.floor(offset / rowHeight);
  const last = Math.ceil((offset + viewHeight) / rowHeight);
  return {
    height,
    start: Math.max(0, Math.min(count, first - overscan)),
    end: Math.max(0, Math.min(count, last + overscan)),
    topOf: (index) => scrollTop + index * rowHeight - offset,
  };
}
