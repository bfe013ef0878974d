/** In pixels of the desktop. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the window was when it was last seen. */
export interface WindowPlace {
  /** Of the window when it is not maximised. */
  bounds: Rectangle;
  isMaximised: boolean;
}

export interface Size {
  width: number;
  height: number;
}

/** So much of the top of a window must lie on a display for a person to get hold of it. */
const gripWidth = 120;
const gripHeight = 32;

/**
 * The bounds for a window that was there before: the same where a person can still get hold of it, else the same size in
 * the middle of the first display; never larger than the display, and never smaller than `least` unless the display is.
 *
 * @param workAreas of the displays that are there now, the main one first, without their taskbars
 */
export function fitBounds(bounds: Rectangle, workAreas: readonly Rectangle[], least: Size): Rectangle {
  const [main] = workAreas;
  if (main === undefined) return bounds;
  for (const area of workAreas) {
    const fitted = { ...bounds, ...fitSize(bounds, area, least) };
    if (canBeGripped(fitted, area)) return { ...fitted, y: Math.max(bounds.y, area.y) };
  }
  const size = fitSize(bounds, main, least);
  return {
    x: main.x + Math.round((main.width - size.width) / 2),
    y: main.y + Math.round((main.height - size.height) / 2),
    ...size,
  };
}

function fitSize({ width, height }: Size, area: Size, least: Size): Size {
  return {
    width: Math.min(Math.max(width, least.width), area.width),
    height: Math.min(Math.max(height, least.height), area.height),
  };
}

/** Whether enough of the window's upper edge lies in an area. */
function canBeGripped({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  // Above the area by less than a title bar: it can be pulled down again.
  const isWithin = y > area.y - gripHeight && y + gripHeight <= area.y + area.height;
  return visibleWidth >= Math.min(gripWidth, width) && isWithin;
}
