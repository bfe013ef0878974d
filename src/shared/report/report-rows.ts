import { assertNever } from '../assert-never.ts';
import type { Download } from '../download.ts';
import { formatBytes, formatCount, formatCountOf, formatMeasured } from '../format.ts';
import { escapeXml as safe } from '../timeline/timeline-svg.ts';

/** So many rows are laid out at once when they come into sight; a browser opens ten thousand of them without a wait. */
const rowsOfPart = 250;

/** Every row and what became of it. */
export function rowsSection(downloads: readonly Download[]): string {
  const parts: string[] = [];
  for (let from = 0; from < downloads.length; from += rowsOfPart) {
    const rows = downloads.slice(from, from + rowsOfPart);
    const table = `<table class="rows">${from === 0 ? head : ''}<tbody>${rows.map(rowHtml).join('\n')}</tbody></table>`;
    parts.push(`<div class="part" style="contain-intrinsic-height:auto ${rows.length * 26}px">${table}</div>`);
  }
  return `<section><h2>${formatCountOf(downloads.length, 'row')}</h2>\n${parts.join('\n')}\n</section>`;
}

const head =
  '<thead><tr><th scope="col">Line</th><th scope="col">File</th><th scope="col">Size</th><th scope="col">Time</th><th scope="col">Result</th></tr></thead>';

function rowHtml({ line, url, name, state }: Download): string {
  const [bytes, ms] = state.kind === 'done' ? [formatBytes(state.bytes), formatMeasured(state.ms)] : ['', ''];
  // Addresses of other schemes would not be asked for here, and are none that a list can hold.
  const isWeb = /^https?:\/\//i.test(url);
  const file = isWeb
    ? `<a href="${safe(url)}" rel="noreferrer noopener">${safe(name)}</a>`
    : `${safe(name)} ${safe(url)}`;
  return `<tr data-state="${state.kind}"><td>${formatCount(line)}</td><td>${file}</td><td>${bytes}</td><td>${ms}</td><td>${safe(resultOf(state))}</td></tr>`;
}

function resultOf(state: Download['state']): string {
  switch (state.kind) {
    case 'done':
      return [
        'saved',
        state.width !== undefined && state.height !== undefined ? `${state.width} × ${state.height}` : '',
        state.attempts > 1 ? `${formatCount(state.attempts)} attempts` : '',
        state.endsEarly === true ? 'ends early' : '',
      ]
        .filter(Boolean)
        .join(', ');
    case 'skipped':
      return state.why === 'saved-before' ? 'saved before' : 'kept the file of its name';
    case 'failed':
      return `failed: ${state.failure.message}`;
    case 'cancelled':
      return 'cancelled';
    case 'queued':
    case 'active':
    case 'saving':
    case 'retrying':
    case 'paused':
      return 'not downloaded';
    default:
      return assertNever(state);
  }
}
