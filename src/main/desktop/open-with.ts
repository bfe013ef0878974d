import { extname, resolve } from 'node:path';
import { app } from 'electron';
import { listExtensions } from '../../shared/url-list/list-extensions.ts';
import { linkLimits, webAddress } from './link.ts';

/** Of what is opened with Shoal only lists are read. */
const extensions = new Set(listExtensions.map((extension) => `.${extension}`));

/** What somebody hands to Shoal from outside. */
export interface HandedOver {
  /** Lists, as absolute paths. */
  paths: string[];
  /** Plain web addresses, which only a command line has. */
  urls: string[];
  /** `shoal://…`, which any web page can make: not to be followed without asking. */
  links: string[];
}

const nothing = (): HandedOver => ({ paths: [], urls: [], links: [] });

/**
 * Hears of what a person opens with Shoal from the desktop: on the command line of this start, of a later one while this
 * one runs, and as macOS's own events, which may come before the app is ready.
 *
 * @returns to be called once with what takes it; what has come meanwhile comes first
 */
export function hearOfLists(): (open: (handed: HandedOver) => void) => void {
  const early = readArguments(process.argv, process.cwd());
  let take = (handed: HandedOver): void => {
    early.paths.push(...handed.paths);
    early.urls.push(...handed.urls);
    early.links.push(...handed.links);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take({ ...nothing(), paths: [path] });
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    take({ ...nothing(), links: [link] });
  });
  app.on('second-instance', (_event, argv, cwd) => take(readArguments(argv, cwd)));
  return (open) => {
    take = ({ paths, urls, links }) => {
      if (paths.length + urls.length + links.length > 0) open({ paths, urls, links });
    };
    take(early);
  };
}

/** Sorts the arguments of a start; what is none of the three is passed over. */
export function readArguments(argv: readonly string[], cwd: string): HandedOver {
  const handed = nothing();
  for (const word of argv.slice(1)) {
    if (word.startsWith('-')) continue;
    const url = webAddress(word);
    if (url !== null && handed.urls.length < linkLimits.urls) handed.urls.push(url);
    else if (/^shoal:/i.test(word)) handed.links.push(word);
    else if (/^[a-z][a-z\d+.-]+:\/\//i.test(word)) continue;
    else if (extensions.has(extname(word).toLowerCase())) handed.paths.push(resolve(cwd, word));
  }
  return handed;
}
