/** A line of a plot: what was measured at each number of rows. */
export interface Series {
  label: string;
  unit: string;
  points: readonly { rows: number; value: number }[];
}

const size = { width: 740, panel: 150, left: 70, right: 44, top: 34 };

/** A panel for each series: rows to the right, a power of ten each step; the value upwards, from zero. */
export function drawPlot(series: readonly Series[]): string {
  const height = series.length * size.panel + 30;
  const panels = series.map((each, index) => `<g transform="translate(0 ${index * size.panel})">${panelOf(each)}</g>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${size.width}" height="${height}" fill="#fff"/>`,
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

function panelOf({ label, unit, points }: Series): string {
  const most = points.reduce((highest, { value }) => Math.max(highest, value), 0) * 1.15 || 1;
  const exponents = points.map(({ rows }) => Math.log10(rows));
  const [first = 0, last = 1] = [exponents[0], exponents.at(-1)];
  const [bottom, right] = [size.panel - 24, size.width - size.right];
  const x = (rows: number): string =>
    (size.left + ((Math.log10(rows) - first) / (last - first || 1)) * (right - size.left)).toFixed(1);
  const y = (value: number): string => (bottom - (value / most) * (bottom - size.top)).toFixed(1);
  const marks = points.map(
    ({ rows, value }) =>
      `<circle cx="${x(rows)}" cy="${y(value)}" r="3.5" fill="#0b6e8f"/>` +
      `<text x="${x(rows)}" y="${Number(y(value)) - 8}" text-anchor="middle" fill="#222">${shortOf(value)}</text>` +
      `<text x="${x(rows)}" y="${bottom + 16}" text-anchor="middle" fill="#555">${rows.toLocaleString('en')}</text>`,
  );
  const line = points.map(({ rows, value }) => `${x(rows)},${y(value)}`).join(' ');
  return [
    `<text x="${size.left - 50}" y="18" font-weight="600" fill="#222">${label}, ${unit}</text>`,
    `<path d="M${size.left} ${bottom}H${right}" stroke="#bbb"/>`,
    `<polyline points="${line}" fill="none" stroke="#0b6e8f" stroke-width="2"/>`,
    ...marks,
  ].join('\n');
}

const shortOf = (value: number): string => value.toPrecision(3).replace(/\.0+$/, '');
