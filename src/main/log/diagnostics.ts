import { redact } from '../../shared/redact.ts';
import type { Settings } from '../../shared/settings.ts';

export interface DiagnosticsFacts {
  version: string;
  /** "Electron 45.4.1", or that of the stand-in. */
  runtime: string;
  /** As `linux x64 6.1.0`. */
  system: string;
  settings: Settings;
  /** Of the list at hand, how many rows are in which state; null without one. */
  counts: Record<string, number> | null;
  /** The end of the log. */
  log: string;
  /** The person's own folder, which is told as `~`. */
  home: string;
}

/** What somebody can paste into a report: no URL of the list, no folder but as `~`, nothing that lets anybody in. */
export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { version, runtime, system, settings, counts, log, home } = facts;
  const lines = [
    `Shoal ${version}`,
    runtime,
    system,
    `settings: ${JSON.stringify(settings)}`,
    `list: ${counts === null ? 'none' : JSON.stringify(counts)}`,
    '',
    log.trimEnd() === '' ? 'The log is empty.' : log.trimEnd(),
    '',
  ];
  const text = redact(lines.join('\n')).replaceAll(/\bhttps?:\/\/[^\s/"')]+[^\s"')]*/gi, hostOnly);
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}

/** `https://example.com/private/a.jpg?x=1` -> `https://example.com/…` */
function hostOnly(url: string): string {
  return url.replace(/^(https?:\/\/[^/?#]+)[/?#].+$/i, '$1/…');
}
