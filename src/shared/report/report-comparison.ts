import type { CompareResult } from '../compare/comparison.ts';
import { levelName, methodWords, speedUpWords, sweepWords } from '../compare/words.ts';
import { formatCount, formatMeasured, formatDurationRange } from '../format.ts';
import { fasterWords } from '../summary-words.ts';
import { escapeXml as safe } from '../timeline/timeline-svg.ts';
import type { Report } from './report.ts';

interface Bar {
  name: string;
  words: string;
  /** The range that it stands for, in ms. */
  lowMs: number;
  highMs: number;
}

/** One at a time beside many at once: measured where it was, otherwise the estimate, which says that it is one. */
export function comparisonSection({ comparison, summary }: Report): string {
  if (comparison.kind === 'measured') return measured(comparison.result);
  const { estimate, savedMs, peakActive } = summary;
  if (estimate === null) return '';
  const { lowMs, highMs } = estimate;
  return section(`${sentence(fasterWords(estimate))} (estimate)`, [
    { name: 'One at a time', words: `${formatDurationRange(lowMs, highMs)} estimate`, lowMs, highMs },
    { name: levelName(peakActive), words: `${formatMeasured(savedMs)} measured`, lowMs: savedMs, highMs: savedMs },
  ]);
}

function measured(result: CompareResult): string {
  const { levels, speedUp } = result;
  const bars = levels.map(({ concurrency, medianMs, lowMs, highMs, runs }): Bar => {
    const words =
      medianMs === null
        ? 'no run that can be compared'
        : `${formatMeasured(medianMs)} measured${runs > 1 && lowMs !== null && highMs !== null ? `, ${formatDurationRange(lowMs, highMs)} in ${formatCount(runs)} runs` : ''}`;
    return { name: levelName(concurrency), words, lowMs: medianMs ?? 0, highMs: highMs ?? medianMs ?? 0 };
  });
  const title = speedUp === null ? 'Comparison' : `${sentence(speedUpWords(speedUp))} (measured)`;
  return section(title, bars, [methodWords(result), ...sweepWords(result)].join(' '));
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function section(title: string, bars: readonly Bar[], foot = ''): string {
  const most = bars.reduce((high, { highMs }) => Math.max(high, highMs), 1);
  const percent = (ms: number): string => ((ms / most) * 100).toFixed(2);
  const rows = bars.map(
    ({ name, words, lowMs, highMs }) =>
      `<tr><th scope="row">${safe(name)}</th><td class="track"><div class="range" style="width:${percent(highMs)}%"></div><div class="bar" style="width:${percent(lowMs)}%"></div></td><td>${safe(words)}</td></tr>`,
  );
  return `<section><h2>${safe(title)}</h2><table class="bars"><tbody>${rows.join('')}</tbody></table><p>${safe(foot)}</p></section>`;
}
