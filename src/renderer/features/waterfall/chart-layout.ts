/** Where everything is in the chart, in CSS pixels from its top left corner. */
export interface ChartLayout {
  width: number;
  height: number;
  /** The part that time runs through. */
  left: number;
  innerWidth: number;
  lanesTop: number;
  /** Of the part in sight. */
  lanesHeight: number;
  laneHeight: number;
  lanes: number;
  /** How far the lanes can be scrolled. */
  mostScroll: number;
  throughputTop: number;
  /** Null where there is no room for it. */
  inFlightTop: number | null;
  sampleHeight: number;
}

const left = 60;
const right = 14;
const axis = 24;
const sampleHeight = 40;
/** Above each chart of samples, for its name. */
const caption = 20;
const foot = 6;

const laneHeights = { min: 3, max: 22 };
/** Below this the lanes need all the room there is. */
const roomForBoth = 250;

export function layoutChart(width: number, height: number, lanes: number): ChartLayout {
  const charts = height >= roomForBoth ? 2 : 1;
  const room = Math.max(20, height - axis - charts * (sampleHeight + caption) - foot);
  const fitting = Math.floor(room / Math.max(1, lanes));
  const laneHeight = Math.min(laneHeights.max, Math.max(laneHeights.min, fitting));
  const total = laneHeight * Math.max(1, lanes);
  const lanesHeight = Math.min(room, total);
  const throughputTop = axis + lanesHeight + caption;
  return {
    width,
    height,
    left,
    innerWidth: Math.max(20, width - left - right),
    lanesTop: axis,
    lanesHeight,
    laneHeight,
    lanes,
    mostScroll: Math.max(0, total - lanesHeight),
    throughputTop,
    inFlightTop: charts === 2 ? throughputTop + sampleHeight + caption : null,
    sampleHeight,
  };
}

/** The lane at a height in the chart; -1 outside of the lanes. */
export function laneAt({ lanesTop, lanesHeight, laneHeight, lanes }: ChartLayout, y: number, scroll: number): number {
  if (y < lanesTop || y >= lanesTop + lanesHeight) return -1;
  const lane = Math.floor((y - lanesTop + scroll) / laneHeight);
  return lane < lanes ? lane : -1;
}
