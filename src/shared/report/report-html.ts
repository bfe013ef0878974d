import { formatBytes, formatCount, formatCountOf, formatMeasured, formatSpeed } from '../format.ts';
import { detailWords, resultWords } from '../summary-words.ts';
import { escapeXml as safe, timelineSvg } from '../timeline/timeline-svg.ts';
import type { Report } from './report.ts';
import { comparisonSection } from './report-comparison.ts';
import { rowsSection } from './report-rows.ts';
import { reportStyle } from './report-style.ts';

/** Of the drawing; the page scales it. */
const waterfallWidth = 1160;

/**
 * A report as one page that needs nothing else: no script, nothing from elsewhere (its own policy forbids both), and
 * everything that came from lists or servers escaped.
 */
export function reportHtml(report: Report): string {
  const { program, madeAt, folder, summary } = report;
  const { headline, rest } = resultWords(summary);
  const title = `Shoal: ${headline}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${safe(title)}</title>`,
    `<style>${reportStyle}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${safe(headline)}</h1>`,
    `<p class="lead">${safe([detailWords(summary), rest].filter(Boolean).join('; '))}</p>`,
    `<p class="meta">${safe(folder)} · ${safe(dateWords(madeAt))} · ${safe(program)}</p>`,
    '</header>',
    figures(report),
    comparisonSection(report),
    waterfall(report),
    hosts(report),
    failures(report),
    rowsSection(report.downloads),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** As every time zone reads it. */
const dateWords = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function figures({ summary, analysis }: Report): string {
  const { bytes, elapsedMs, peakActive, saved, skipped, failed, cancelled } = summary;
  const { attempts, retried } = analysis.figures;
  const all: [string, string][] = [
    ['Saved', formatCount(saved)],
    ['Failed', formatCount(failed)],
    ['Here already', formatCount(skipped)],
    ['Cancelled', formatCount(cancelled)],
    ['Time', formatMeasured(elapsedMs)],
    ['Size', formatBytes(bytes)],
    ['Mean speed', elapsedMs > 0 ? formatSpeed((bytes / elapsedMs) * 1000) : '–'],
    ['Most at once', formatCount(peakActive)],
    ['Attempts', retried > 0 ? `${formatCount(attempts)}, ${formatCount(retried)} tried again` : formatCount(attempts)],
  ];
  const entries = all.map(([name, value]) => `<div><dt>${name}</dt><dd>${safe(value)}</dd></div>`);
  return `<dl class="figures">${entries.join('')}</dl>`;
}

function waterfall({ timeline, headline, details }: Report): string {
  if (timeline.blocks.length === 0) return '';
  const svg = timelineSvg(timeline, { width: waterfallWidth, theme: 'light', title: 'Waterfall', lines: [] });
  return [
    '<section>',
    '<h2>Where the time went</h2>',
    `<p class="lead">${safe(headline)}</p>`,
    `<p>${safe(details.join(' '))}</p>`,
    `<figure>${svg}</figure>`,
    '</section>',
  ].join('\n');
}

function hosts({ hosts: all }: Report): string {
  if (all.length === 0) return '';
  const rows = all.map(({ host, saved, firstByteMs, failures: failed }) => {
    const cells = [
      formatCount(saved),
      firstByteMs === null ? '–' : formatMeasured(firstByteMs.median),
      firstByteMs === null ? '–' : formatMeasured(firstByteMs.p95),
      failed.map(({ code, count }) => `${code} ${formatCount(count)}`).join(', ') || '–',
    ];
    return `<tr><th scope="row">${safe(host)}</th>${cells.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`;
  });
  return table('Hosts', ['Host', 'Saved', 'First byte, median', '95 of 100 within', 'Failed attempts'], rows);
}

function failures({ failures: all }: Report): string {
  if (all.length === 0) return '';
  const rows = all.map(({ code, advice, rows: failed }) => {
    const [first] = failed;
    const message = first?.state.kind === 'failed' ? first.state.failure.message : '';
    return `<tr><th scope="row">${safe(code)}</th><td>${formatCountOf(failed.length, 'image')}</td><td>${safe(message)}</td><td>${safe(advice)}</td></tr>`;
  });
  return table('Failures', ['Reason', 'Rows', 'For example', 'What to try'], rows);
}

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((one) => `<th scope="col">${safe(one)}</th>`).join('');
  return `<section><h2>${title}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`;
}
