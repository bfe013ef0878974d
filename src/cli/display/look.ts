import { styleText } from 'node:util';

/** The characters and colours that a terminal can show. */
export interface Look {
  /** Bar: begun cell, full cell, and the cell behind the end. */
  bar: { full: string; half: string; rest: string };
  /** Of a chart. */
  block: string;
  /** The part of a chart's bar that is not certain. */
  shade: string;
  saved: string;
  skipped: string;
  failed: string;
  ellipsis: string;
  good: (text: string) => string;
  bad: (text: string) => string;
  busy: (text: string) => string;
  dim: (text: string) => string;
  strong: (text: string) => string;
}

/** Colours follow what Node finds out about the stream, NO_COLOR and FORCE_COLOR included. */
export function lookFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): Look {
  const paint =
    (format: Parameters<typeof styleText>[0]) =>
    (text: string): string =>
      styleText(format, text, { stream });
  const colours = {
    good: paint('green'),
    bad: paint('red'),
    busy: paint('cyan'),
    dim: paint('dim'),
    strong: paint('bold'),
  };
  return hasUnicode(env)
    ? {
        ...colours,
        bar: { full: '━', half: '╸', rest: '─' },
        block: '█',
        shade: '░',
        saved: '✓',
        skipped: '·',
        failed: '✗',
        ellipsis: '…',
      }
    : {
        ...colours,
        bar: { full: '#', half: '#', rest: '-' },
        block: '#',
        shade: ':',
        saved: '+',
        skipped: '.',
        failed: 'x',
        ellipsis: '~',
      };
}

/** The Linux console has few glyphs; elsewhere a locale that is set and is not UTF-8 says that there are none. */
function hasUnicode(env: NodeJS.ProcessEnv): boolean {
  if (env['TERM'] === 'linux') return false;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return process.platform === 'win32' || locale === '' || /utf-?8/i.test(locale);
}
