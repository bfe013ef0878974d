/** One list in the picture. */
export interface Panel {
  title: string;
  words: string;
  /** In the order in which they are drawn. */
  bars: readonly Bar[];
}

export interface Bar {
  label: string;
  seconds: number;
  kind: 'own' | 'peer' | 'floor';
  /** Whether it has not brought all files. */
  isFaulty: boolean;
}

const width = 760;
const labelWidth = 210;
const valueWidth = 110;
const barWidth = width - labelWidth - valueWidth - 40;
const rowHeight = 22;
const panelHead = 46;
const panelGap = 18;

/**
 * Bars of seconds, a scale of its own for each panel: the longest bar that is not more than four times the shortest of
 * the peers' fills it, longer ones are cut off with a notch. The figures stand beside them.
 */
export function drawPicture(panels: readonly Panel[]): string {
  const heights = panels.map(({ bars }) => panelHead + bars.length * rowHeight + panelGap);
  let top = 16;
  const parts = panels.map((panel, index) => {
    const drawn = drawPanel(panel, top);
    top += heights[index] ?? 0;
    return drawn;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" role="img" aria-label="Seconds per list and program">
<style>
  text { font: 13px system-ui, sans-serif; fill: #1c2733; }
  .title { font-weight: 600; font-size: 15px; }
  .quiet { fill: #5b6b7b; }
  .value { font-variant-numeric: tabular-nums; }
  .own { fill: #0b7a75; }
  .peer { fill: #9fb3c8; }
  .floor { fill: #d5dde5; }
  .notch { stroke: #ffffff; stroke-width: 3; }
  .page { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .quiet { fill: #9fb0c0; }
    .own { fill: #2dd4bf; }
    .peer { fill: #52677d; }
    .floor { fill: #33414f; }
    .notch { stroke: #10161d; }
    .page { fill: #10161d; }
  }
</style>
<rect class="page" width="${width}" height="${top}"/>
${parts.join('\n')}
</svg>
`;
}

/** The seconds at which a bar fills its panel. */
export function scaleOf(bars: readonly Bar[]): number {
  const real = bars.filter(({ kind }) => kind !== 'floor').map(({ seconds }) => seconds);
  const least = Math.min(...real);
  return Math.max(...real.filter((seconds) => seconds <= least * 4));
}

function drawPanel({ title, words, bars }: Panel, top: number): string {
  const full = scaleOf(bars);
  const rows = bars.map((bar, row) => drawBar(bar, top + panelHead + row * rowHeight, full));
  return `<text class="title" x="20" y="${top + 14}">${escape(title)}</text>
<text class="quiet" x="20" y="${top + 32}">${escape(words)}</text>
${rows.join('\n')}`;
}

function drawBar({ label, seconds, kind, isFaulty }: Bar, y: number, full: number): string {
  const length = Math.max(1, Math.min(1, seconds / full) * barWidth);
  const x = 20 + labelWidth;
  const isCut = seconds > full;
  const notch = `<path class="notch" d="M${x + length - 16} ${y + 17} l6 -16" fill="none"/>`;
  const figure = `${seconds.toFixed(seconds < 1 ? 3 : 2)} s${isFaulty ? ', files lost' : ''}`;
  return `<text x="${20 + labelWidth - 10}" y="${y + 13}" text-anchor="end">${escape(label)}</text>
<rect class="${kind}" x="${x}" y="${y + 2}" width="${length.toFixed(1)}" height="14" rx="2"/>${isCut ? notch : ''}
<text class="value quiet" x="${(x + length + 8).toFixed(1)}" y="${y + 13}">${figure}</text>`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
