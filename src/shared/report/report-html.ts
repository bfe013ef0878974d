import { formatFor } from '../format.ts';
import { messagesFor } from '../language/index.ts';
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
  const { program, madeAt, folder, summary, language } = report;
  const messages = messagesFor(language);
  const { headline, rest } = resultWords(summary, messages.summary);
  const title = `Shoal: ${headline}`;
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
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
    `<p class="lead">${safe([detailWords(summary, messages.summary), rest].filter(Boolean).join('; '))}</p>`,
    `<p class="meta">${safe(folder)} · ${safe(dateWords(madeAt))} · ${safe(program)}</p>`,
    '</header>',
    figures(report),
    comparisonSection(report),
    waterfall(report),
    hosts(report),
    failures(report),
    rowsSection(report.downloads, language),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** As every time zone reads it. */
const dateWords = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function figures({ summary, analysis, timeline, language }: Report): string {
  const { figures: names, triedAgain } = messagesFor(language).report;
  const format = formatFor(language);
  const { bytes, elapsedMs, peakActive, saved, skipped, failed, cancelled } = summary;
  const { attempts, retried } = analysis.figures;
  const all: [string, string][] = [
    [names.saved, format.count(saved)],
    [names.failed, format.count(failed)],
    [names.hereAlready, format.count(skipped)],
    [names.cancelled, format.count(cancelled)],
    [names.time, format.measured(elapsedMs)],
    [names.size, format.bytes(bytes)],
    [names.meanSpeed, elapsedMs > 0 ? format.speed((bytes / elapsedMs) * 1000) : '–'],
    [names.mostAtOnce, format.count(peakActive)],
    // Of a list from an earlier start nobody knows them any more.
    ...(timeline.blocks.length > 0
      ? [[names.attempts, retried > 0 ? triedAgain(attempts, retried) : format.count(attempts)] as [string, string]]
      : []),
  ];
  const entries = all.map(([name, value]) => `<div><dt>${name}</dt><dd>${safe(value)}</dd></div>`);
  return `<dl class="figures">${entries.join('')}</dl>`;
}

function waterfall({ timeline, headline, details, language }: Report): string {
  if (timeline.blocks.length === 0) return '';
  const texts = messagesFor(language);
  const title = texts.waterfall.waterfall;
  const svg = timelineSvg(timeline, { width: waterfallWidth, theme: 'light', title, lines: [], language });
  return [
    '<section>',
    `<h2>${safe(texts.report.timeWent)}</h2>`,
    `<p class="lead">${safe(headline)}</p>`,
    `<p>${safe(details.join(' '))}</p>`,
    `<figure>${svg}</figure>`,
    '</section>',
  ].join('\n');
}

function hosts({ hosts: all, language }: Report): string {
  const messages = messagesFor(language);
  const format = formatFor(language);
  if (all.length === 0) return '';
  const rows = all.map(({ host, saved, firstByteMs, failures: failed }) => {
    const cells = [
      format.count(saved),
      firstByteMs === null ? '–' : format.measured(firstByteMs.median),
      firstByteMs === null ? '–' : format.measured(firstByteMs.p95),
      failed.map(({ code, count }) => `${messages.failures.reason[code]} ${format.count(count)}`).join(', ') || '–',
    ];
    return `<tr><th scope="row">${safe(host)}</th>${cells.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`;
  });
  return table(messages.report.hosts, messages.report.hostColumns, rows);
}

function failures({ failures: all, language }: Report): string {
  const messages = messagesFor(language);
  if (all.length === 0) return '';
  const rows = all.map(({ code, advice, rows: failed }) => {
    const [first] = failed;
    const message = first?.state.kind === 'failed' ? messages.failures.message(first.state.failure, first.host) : '';
    return `<tr><th scope="row">${safe(messages.failures.reason[code])}</th><td>${messages.common.images(failed.length)}</td><td>${safe(message)}</td><td>${safe(advice)}</td></tr>`;
  });
  return table(messages.report.failures, messages.report.failureColumns, rows);
}

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((one) => `<th scope="col">${safe(one)}</th>`).join('');
  return `<section><h2>${safe(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`;
}
