import type { CompareResult } from '../compare/comparison.ts';
import { methodWords, speedUpWords, sweepWords } from '../compare/words.ts';
import { type Messages, messagesFor } from '../language/index.ts';
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
export function comparisonSection({ comparison, summary, language }: Report): string {
  const messages = messagesFor(language);
  const { compare, report } = messages;
  if (comparison.kind === 'measured') return measured(comparison.result, messages);
  const { estimate, savedMs, peakActive } = summary;
  if (estimate === null) return '';
  const { lowMs, highMs } = estimate;
  return section(`${sentence(fasterWords(estimate, messages.summary))} ${compare.estimate}`, [
    { name: compare.level(1), words: report.estimate(lowMs, highMs), lowMs, highMs },
    { name: compare.level(peakActive), words: report.measured(savedMs), lowMs: savedMs, highMs: savedMs },
  ]);
}

function measured(result: CompareResult, { compare, report }: Messages): string {
  const { levels, speedUp } = result;
  const bars = levels.map(({ concurrency, medianMs, lowMs, highMs, runs }): Bar => {
    const words =
      medianMs === null
        ? report.noRun
        : runs > 1 && lowMs !== null && highMs !== null
          ? report.measuredIn(medianMs, lowMs, highMs, runs)
          : report.measured(medianMs);
    return { name: compare.level(concurrency), words, lowMs: medianMs ?? 0, highMs: highMs ?? medianMs ?? 0 };
  });
  const title =
    speedUp === null ? compare.comparison : `${sentence(speedUpWords(speedUp, compare))} ${compare.measured}`;
  return section(title, bars, [methodWords(result, compare), ...sweepWords(result, compare)].join(' '));
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
