import { common } from './de/common.ts';
import { compare } from './de/compare.ts';
import { compose } from './de/compose.ts';
import { desktop } from './de/desktop.ts';
import { failures } from './de/failures.ts';
import { folder } from './de/folder.ts';
import { hosts } from './de/hosts.ts';
import { inspector } from './de/inspector.ts';
import { limits } from './de/limits.ts';
import { list } from './de/list.ts';
import { lists } from './de/lists.ts';
import { main } from './de/main.ts';
import { options } from './de/options.ts';
import { quit } from './de/quit.ts';
import { remedies } from './de/remedies.ts';
import { report } from './de/report.ts';
import { run } from './de/run.ts';
import { settings } from './de/settings.ts';
import { sheet } from './de/sheet.ts';
import { shell } from './de/shell.ts';
import { summary } from './de/summary.ts';
import { theme } from './de/theme.ts';
import { waterfall } from './de/waterfall.ts';
import type { en } from './en.ts';

/** All texts in German, by feature. */
export const de: typeof en = {
  common,
  compare,
  compose,
  desktop,
  failures,
  folder,
  hosts,
  inspector,
  limits,
  list,
  lists,
  main,
  options,
  quit,
  remedies,
  report,
  run,
  settings,
  sheet,
  shell,
  summary,
  theme,
  waterfall,
};
