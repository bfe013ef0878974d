import { common } from './en/common.ts';
import { compare } from './en/compare.ts';
import { compose } from './en/compose.ts';
import { desktop } from './en/desktop.ts';
import { failures } from './en/failures.ts';
import { folder } from './en/folder.ts';
import { hosts } from './en/hosts.ts';
import { inspector } from './en/inspector.ts';
import { limits } from './en/limits.ts';
import { list } from './en/list.ts';
import { lists } from './en/lists.ts';
import { main } from './en/main.ts';
import { options } from './en/options.ts';
import { quit } from './en/quit.ts';
import { remedies } from './en/remedies.ts';
import { report } from './en/report.ts';
import { run } from './en/run.ts';
import { settings } from './en/settings.ts';
import { sheet } from './en/sheet.ts';
import { shell } from './en/shell.ts';
import { summary } from './en/summary.ts';
import { theme } from './en/theme.ts';
import { waterfall } from './en/waterfall.ts';

/** All texts in English, by feature. */
export const en = {
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
