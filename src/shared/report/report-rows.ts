import { assertNever } from '../assert-never.ts';
import type { Download } from '../download.ts';
import { type Format, formatFor } from '../format.ts';
import { type Messages, messagesFor } from '../language/index.ts';
import type { Language } from '../language/language.ts';
import { escapeXml as safe } from '../timeline/timeline-svg.ts';

/** So many rows are laid out at once when they come into sight; a browser opens ten thousand of them without a wait. */
const rowsOfPart = 250;

/** Every row and what became of it. */
export function rowsSection(downloads: readonly Download[], language: Language): string {
  const messages = messagesFor(language);
  const heads = messages.report.rowColumns.map((name) => `<th scope="col">${safe(name)}</th>`).join('');
  const head = `<thead><tr>${heads}</tr></thead>`;
  const rowOf = (download: Download): string => rowHtml(download, messages, formatFor(language));
  const parts: string[] = [];
  for (let from = 0; from < downloads.length; from += rowsOfPart) {
    const rows = downloads.slice(from, from + rowsOfPart);
    const table = `<table class="rows">${from === 0 ? head : ''}<tbody>${rows.map(rowOf).join('\n')}</tbody></table>`;
    parts.push(`<div class="part" style="contain-intrinsic-height:auto ${rows.length * 26}px">${table}</div>`);
  }
  return `<section><h2>${messages.report.rows(downloads.length)}</h2>\n${parts.join('\n')}\n</section>`;
}

function rowHtml({ line, url, name, host, state }: Download, messages: Messages, format: Format): string {
  const [bytes, ms] = state.kind === 'done' ? [format.bytes(state.bytes), format.measured(state.ms)] : ['', ''];
  // Addresses of other schemes would not be asked for here, and are none that a list can hold.
  const isWeb = /^https?:\/\//i.test(url);
  const file = isWeb
    ? `<a href="${safe(url)}" rel="noreferrer noopener">${safe(name)}</a>`
    : `${safe(name)} ${safe(url)}`;
  return `<tr data-state="${state.kind}"><td>${format.count(line)}</td><td>${file}</td><td>${bytes}</td><td>${ms}</td><td>${safe(resultOf(state, host, messages))}</td></tr>`;
}

function resultOf(state: Download['state'], host: string, { failures, report }: Messages): string {
  switch (state.kind) {
    case 'done':
      return [
        report.saved,
        state.width !== undefined && state.height !== undefined ? `${state.width} × ${state.height}` : '',
        state.attempts > 1 ? report.attempts(state.attempts) : '',
        state.endsEarly === true ? report.endsEarly : '',
      ]
        .filter(Boolean)
        .join(', ');
    case 'skipped':
      return { 'saved-before': report.savedBefore, 'name-taken': report.keptFile, rejected: report.rejected }[
        state.why
      ];
    case 'failed':
      return report.failed(failures.message(state.failure, host));
    case 'cancelled':
      return report.cancelled;
    case 'queued':
    case 'active':
    case 'saving':
    case 'retrying':
    case 'paused':
      return report.notDownloaded;
    default:
      return assertNever(state);
  }
}
