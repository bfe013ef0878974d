import { extname, resolve } from 'node:path';
import { app } from 'electron';

/** What the packages offer Shoal for (`scripts/package/builder-config.ts`), and the same under other names. */
const extensions = new Set(['.txt', '.csv', '.tsv', '.md', '.html', '.htm', '.json', '.jsonl', '.list', '.urls']);

/**
 * Hears of the lists that a person opens with Shoal from the desktop: on the command line of this start, of a later one
 * while this one runs, and as macOS's own event, which may come before the app is ready.
 *
 * @returns to be called once with what takes the paths; those that have come meanwhile come first
 */
export function hearOfLists(): (open: (paths: string[]) => void) => void {
  const early = listsOf(process.argv, process.cwd());
  let take = (paths: string[]): void => void early.push(...paths);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take([path]);
  });
  app.on('second-instance', (_event, argv, cwd) => take(listsOf(argv, cwd)));
  return (open) => {
    take = (paths) => {
      if (paths.length > 0) open(paths);
    };
    take(early);
  };
}

/** The lists among the arguments of a start. A web page can make such a start by `shoal://…`, which is none. */
function listsOf(argv: readonly string[], cwd: string): string[] {
  const words = argv.slice(1).filter((word) => !/^-|^[a-z][a-z\d+.-]+:\/\//i.test(word));
  return words.filter((word) => extensions.has(extname(word).toLowerCase())).map((word) => resolve(cwd, word));
}
