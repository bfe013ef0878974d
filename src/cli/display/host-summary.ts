import { formatCount, formatCountOf, formatMeasured } from '../../shared/format.ts';
import type { HostHealth } from '../../shared/host-health.ts';
import { en } from '../../shared/language/en.ts';
import { limitReasonWords } from '../../shared/limit-reason.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';

/** So many hosts have a line each; of more nobody would read them. */
const mostLines = 5;
/** So many are in the last event of `--json`. */
const mostInEvent = 100;

/**
 * A line per host where there are a few: `far.example: 120 images, first byte after 101 ms (95 % within 130 ms); 2 attempts
 * failed`.
 */
export function hostLines(hosts: readonly HostHealth[]): string[] {
  if (hosts.length < 2 || hosts.length > mostLines) return [];
  return hosts.map(({ host, saved, firstByteMs, failures }) => {
    const wait =
      firstByteMs === null
        ? ''
        : `, first byte after ${formatMeasured(firstByteMs.median)} (95 % within ${formatMeasured(firstByteMs.p95)})`;
    const failed = failures.reduce((sum, { count }) => sum + count, 0);
    const trouble = failed === 0 ? '' : `; ${formatCountOf(failed, 'attempt')} failed`;
    return `  ${visibleText(host)}: ${saved === 0 ? 'nothing' : formatCountOf(saved, 'image')}${wait}${trouble}`;
  });
}

/** As the summary of `--json` has them, those with the most images first. */
export function hostFields(hosts: readonly HostHealth[]): object[] {
  return hosts
    .toSorted((a, b) => b.saved - a.saved)
    .slice(0, mostInEvent)
    .map(({ host, saved, firstByteMs, limit, failures, reasons }) => ({
      host,
      saved,
      firstByteMs: firstByteMs?.median ?? null,
      firstByteP95Ms: firstByteMs?.p95 ?? null,
      limit,
      failures: Object.fromEntries(failures.map(({ code, count }) => [code, count])),
      reason: reasons[0] === undefined ? null : limitReasonWords(reasons[0], en.limits),
    }));
}

/** What of the concurrency there was: `, up to 24 at once`. */
export function peakWords(peakActive: number): string {
  return peakActive > 1 ? `, up to ${formatCount(peakActive)} at once` : '';
}
