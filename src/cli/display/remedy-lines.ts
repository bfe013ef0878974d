import type { Download } from '../../shared/download.ts';
import { formatCount } from '../../shared/format.ts';
import { type Remedy, remediesLeft } from '../../shared/remedies/remedy.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';

/** Of more groups nobody reads what to try. */
const mostGroups = 5;

/** How each is written in the command. */
const options: Record<Remedy, string> = {
  referer: '--referer self',
  'user-agent': "--user-agent 'Mozilla/5.0 …'",
  https: 'https:// in the list',
  fewer: '--per-host 2',
  patience: '--timeout 120',
  'any-size': '--max-size 100G',
};

/**
 * What to try against failures, a line for each host and reason, the most frequent first: `Try: 118 × 403 on cdn.example:
 * --referer self, or --user-agent 'Mozilla/5.0 …'`.
 *
 * @param given what is in force already
 */
export function remedyLines(failed: readonly Download[], given: readonly Remedy[]): string[] {
  const groups = Map.groupBy(failed, ({ host, state }) =>
    state.kind === 'failed' ? `${host} ${state.failure.code}` : '',
  );
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((rows) => {
      const [first] = rows;
      if (first?.state.kind !== 'failed') return [];
      const { code, status } = first.state.failure;
      if (code === 'http-not-found') return []; // that they are gone is so much more likely
      const left = remediesLeft(code, first.url, given).slice(0, 2);
      if (left.length === 0) return [];
      const what = `${formatCount(rows.length)} × ${status ?? code} on ${visibleText(first.host)}`;
      return [`Try: ${what}: ${left.map((remedy) => options[remedy]).join(', or ')}`];
    })
    .slice(0, mostGroups);
}
