import type {
  CompareCost,
  CompareOptions,
  CompareProgress,
  CompareResult,
  CompareRun,
  LevelFigures,
  SpeedUp,
} from '../../shared/compare/comparison.ts';
import {
  costWords,
  methodWords,
  planWords,
  speedUpSpread,
  speedUpWords,
  sweepWords,
  unlikeWords,
} from '../../shared/compare/words.ts';
import { formatClock, formatCount, formatCountOf, formatMeasured } from '../../shared/format.ts';
import { en } from '../../shared/language/en.ts';
import { drawBar } from '../display/bar.ts';
import { comparisonEvent, planEvent, progressEvent, runEvent } from './compare-events.ts';
import { drawChart } from '../display/comparison-chart.ts';
import { cutText } from '../display/fit-text.ts';
import { tellOut } from '../display/tell.ts';
import { createScreen, type Screen } from '../display/live-bars.ts';
import { type Look, lookFor } from '../display/look.ts';
import type { Output } from '../output.ts';

const texts = en.compare;

/** Shows a comparison while it runs, and what it came to. */
export interface CompareReporter {
  planned(cost: CompareCost, options: CompareOptions): void;
  run(run: CompareRun): void;
  tick(progress: CompareProgress, soFar: CompareResult): void;
  /** Nothing moves any more. */
  pause(): void;
  /** @param stopped why it ended before its time; null for one that did not */
  end(result: CompareResult, stopped: string | null): void;
}

/** Events, live bars on a terminal, or lines. */
export function createCompareReporter({ json }: { json: boolean }, output: Output): CompareReporter {
  if (json) return createEventReporter((event) => output.out(JSON.stringify(event)));
  const look = lookFor(process.stdout);
  return createTextReporter(output, look, output.isLive ? createScreen(process.stdout) : null);
}

/** At most four a second, as for downloads. */
const eventMs = 250;

function createEventReporter(write: (event: object) => void): CompareReporter {
  let toldAt = -Infinity;
  return {
    planned: (cost, options) => write(planEvent(cost, options)),
    run: (run) => write(runEvent(run)),
    tick(progress) {
      if (performance.now() - toldAt < eventMs) return;
      toldAt = performance.now();
      write(progressEvent(progress));
    },
    pause: () => undefined,
    end: (result, stopped) => write(comparisonEvent(result, stopped)),
  };
}

function createTextReporter(output: Output, look: Look, screen: Screen | null): CompareReporter {
  const columns = (): number => output.outColumns ?? 80;
  const tell = (words: string): void => tellOut(words, output);
  return {
    planned(cost, options) {
      tell(`${planWords(cost, options, texts)}.`);
      tell(`${sentence(costWords(cost, texts))} Everything is removed again.`);
      output.out('');
    },
    run(run) {
      const line = runLine(run, look);
      if (screen === null) output.out(line);
      else screen.line(cutText(line, screen.columns - 1, look.ellipsis));
    },
    tick: (progress) => screen?.paint(progressLine(progress, screen.columns, look)),
    pause: () => screen?.clear(),
    end(result, stopped) {
      if (stopped !== null) {
        tell(`Stopped after ${formatCountOf(result.runs.length, 'run')}. Everything is removed again.`);
        return;
      }
      output.out('');
      for (const line of resultLines(result, columns(), look)) output.out(line);
      output.out('');
      for (const words of closingWords(result)) tell(words);
    },
  };
}

/** `round 1  16 at once      0.8 s`, or with the reason why it cannot be compared. */
function runLine({ round, concurrency, ms, retries, unlike }: CompareRun, look: Look): string {
  const name = texts.level(concurrency).padEnd(texts.level(1).length);
  const retried = retries > 0 ? `  ${formatCountOf(retries, 'retry', 'retries')}` : '';
  const line = `round ${formatCount(round)}  ${name}  ${formatMeasured(ms).padStart(9)}${retried}`;
  return unlike === null ? look.dim(line) : look.bad(`${line}  not comparable: ${unlikeWords(unlike, texts)}`);
}

function progressLine(progress: CompareProgress, columns: number, look: Look): string {
  const { runsDone, runs, concurrency, finished, images, elapsedMs, remainingMs } = progress;
  const run = `run ${formatCount(Math.min(runs, runsDone + 1))} of ${formatCount(runs)}`;
  const count = `${formatCount(finished).padStart(formatCount(images).length)} of ${formatCount(images)}`;
  const left = remainingMs === null ? '' : `  ${formatClock(remainingMs)} left`;
  const before = `  ${run}  ${texts.level(concurrency)}  `;
  const behind = `  ${count}  ${formatClock(elapsedMs)}${left}`;
  const width = Math.min(60, columns - 1 - before.length - behind.length);
  return `\n${look.strong(before)}${width > 3 ? drawBar(finished / Math.max(1, images), width, look) : ''}${behind}`;
}

function resultLines(result: CompareResult, columns: number, look: Look): string[] {
  const { levels, sweep, speedUp } = result;
  const noteOf = ({ concurrency }: LevelFigures): string =>
    [
      concurrency === sweep?.best ? 'quickest' : '',
      concurrency === sweep?.diminishing ? 'from here on doubling gains under 5 %' : '',
    ]
      .filter(Boolean)
      .join(', ');
  const rows = levels.flatMap((level) => {
    const { medianMs, lowMs, highMs } = level;
    if (medianMs === null || lowMs === null || highMs === null) return [];
    const paint = level.concurrency === (sweep?.best ?? speedUp?.fast) ? look.good : look.dim;
    return [
      { label: texts.level(level.concurrency), ms: medianMs, spread: { lowMs, highMs }, paint, note: noteOf(level) },
    ];
  });
  const missing = levels.filter(({ runs }) => runs === 0);
  return [
    ...(rows.length === 0 ? [] : drawChart(rows, columns, look)),
    ...missing.map(({ concurrency }) => look.bad(`  ${texts.level(concurrency)}: no run that can be compared`)),
  ];
}

function closingWords(result: CompareResult): string[] {
  const { speedUp } = result;
  const floors = result.sweep === null ? [] : floorWords(result);
  return [
    ...(speedUp === null ? [] : [speedUpSentence(speedUp)]),
    ...sweepWords(result, texts),
    ...floors,
    methodWords(result, texts),
  ];
}

/** What latency and bandwidth alone would take at the quickest level. */
function floorWords({ levels, sweep }: CompareResult): string[] {
  const best = levels.find(({ concurrency }) => concurrency === sweep?.best);
  if (best === undefined || best.floorMs === null) return [];
  const { concurrency, floorMs } = best;
  return [
    `Latency and bandwidth alone set a floor of ${formatMeasured(floorMs)} for ${texts.levelWithin(concurrency)}.`,
  ];
}

function speedUpSentence(speedUp: SpeedUp): string {
  const spread = speedUpSpread(speedUp, texts);
  return `${speedUpWords(speedUp, texts)}${spread === '' ? '' : ` (${spread})`}.`;
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
