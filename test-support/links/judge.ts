import { formatCount, formatMeasured } from '../../src/shared/format.ts';
import { type Scene, simulate, type SimulationResult } from './simulate.ts';

/** Never more than this at once, in a simulation: what Auto has for a ceiling where nobody sets another. */
const ceiling = 64;
const seeds = [1, 2, 3];
/** A long list says the same with one seed, and takes ten times as long to simulate. */
const longList = 10_000;
const levels = [4, 6, 8, 12, 16, 24, 32, 64];
const levelsOfLong = [6, 8, 16, 64];

/** The automatic beside every fixed number, for one list. */
export interface Verdict {
  seed: number;
  auto: SimulationResult;
  /** The fixed number that was quickest with nothing lost. */
  best: { concurrency: number; ms: number };
  /** The number that suits most lists. */
  usualMs: number;
}

export function judge(scene: Scene, downloads: number): Verdict[] {
  const isLong = downloads >= longList;
  return (isLong ? seeds.slice(0, 1) : seeds).map((seed) => {
    const fixed = (isLong ? levelsOfLong : levels).map((concurrency) => ({
      concurrency,
      ...simulate(scene, downloads, { concurrency, perHost: null }, seed),
    }));
    const whole = fixed.filter(({ failed }) => failed === 0);
    const best = whole.reduce((a, b) => (b.ms < a.ms ? b : a));
    const auto = simulate(scene, downloads, { concurrency: ceiling, perHost: null, auto: true }, seed);
    return { seed, auto, best, usualMs: fixed.find(({ concurrency }) => concurrency === 16)?.ms ?? 0 };
  });
}

/** Rows of a Markdown table: of several seeds the one in the middle by how far the automatic is from the best. */
export function tableOf(scenes: Record<string, Scene>, downloads: number): string[] {
  const rows = Object.entries(scenes).map(([name, scene]) => {
    const verdicts = judge(scene, downloads).sort((a, b) => overOf(a) - overOf(b));
    const verdict = verdicts[verdicts.length >> 1];
    if (verdict === undefined) throw new Error('nothing was simulated');
    const { auto, best, usualMs } = verdict;
    return cells(
      name,
      `${formatMeasured(best.ms)} (${best.concurrency})`,
      formatMeasured(usualMs),
      formatMeasured(auto.ms),
      percent(overOf(verdict)),
      auto.mean.toFixed(1),
      auto.refused === 0 ? '0' : `${formatCount(auto.refused)} (${percent(auto.refused / auto.requests)})`,
    );
  });
  const head = cells(
    'link',
    'best fixed number',
    '16 at once',
    'Auto',
    'Auto over the best',
    'mean at once',
    'refused',
  );
  return [head, head.replaceAll(/[^|]+/g, ' --- '), ...rows];
}

/** How much longer the automatic takes than the best fixed number, as a share. */
export const overOf = ({ auto, best }: Verdict): number => auto.ms / best.ms - 1;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const cells = (...texts: string[]): string => `| ${texts.join(' | ')} |`;
