import { join } from 'node:path';
import { namingOf } from '../../engine/batch/naming.ts';
import { planRows, type RowPlan } from '../../engine/batch/plan-rows.ts';
import { systemClock } from '../../engine/clock.ts';
import { DownloadError } from '../../engine/download-error.ts';
import type { Store } from '../../engine/store/store.ts';
import { createNamePlan } from '../../shared/file-names/name-plan.ts';
import { planName } from '../../shared/file-names/preview-names.ts';
import { type Naming, wantedPath } from '../../shared/file-names/wanted-path.ts';
import { formatCountOf } from '../../shared/format.ts';
import { displayUrl } from '../../shared/url-list/display-url.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { skipWords } from '../display/row-words.ts';
import { tellErr, tellOut } from '../display/tell.ts';
import { isAddressLost } from '../lists/gather-lists.ts';
import { type Lists, sourceOfRow } from '../lists/read-lists.ts';
import { exitCodes } from '../exit-codes.ts';
import type { GetOptions } from '../options/get-options.ts';
import type { Output } from '../output.ts';
import { lookAtFolder } from '../target-folder.ts';
import { UsageError } from '../usage-error.ts';

/** Final names, and the rows that need no download. */
interface Plan {
  nameOf: (index: number) => string;
  skips: RowPlan['skips'];
}

/**
 * Says what a command would save under which names, and what is here already. Asks no server, and creates nothing in the
 * folder nor the folder itself.
 *
 * @returns the exit code
 * @throws UsageError when the folder cannot be read
 */
export async function dryRun(
  options: GetOptions,
  lists: Lists,
  store: Store | undefined,
  output: Output,
): Promise<number> {
  const { path: folder, isThere } = await lookAtFolder(options.folder);
  const naming = namingOf(options, systemClock.wallNow());
  const plan = isThere ? await planIn(folder, options, naming, lists, store) : planInNew(naming, lists);
  const { json, quiet } = options;
  for (const [index, row] of lists.rows.entries()) {
    const name = plan.nameOf(index);
    const skip = plan.skips.get(index);
    const url = displayUrl(row.url);
    if (json) {
      const list = lists.sources.length > 1 ? sourceOfRow(lists, index).list : undefined;
      const event = skip === undefined ? 'planned' : 'skipped';
      output.out(JSON.stringify({ event, list, line: row.line, url, path: join(folder, name), code: skip?.why }));
    } else if (!quiet) {
      const end = skip === undefined ? url : skipWords[skip.why];
      output.out(`${skip === undefined ? 'planned' : 'skipped'}  ${visibleText(name)}  ${end}`);
    }
  }
  const skipped = plan.skips.size;
  const planned = lists.rows.length - skipped;
  if (json) output.out(JSON.stringify({ event: 'summary', path: folder, planned, skipped }));
  const words = `${formatCountOf(planned, 'image')} would be saved into ${visibleText(folder)}${skipped === 0 ? '' : `, ${skipped} would be skipped`}. Nothing was downloaded.`;
  if (!quiet) (json ? tellErr : tellOut)(words, output);
  return isAddressLost(lists) ? exitCodes.failed : exitCodes.ok;
}

async function planIn(
  folder: string,
  { onConflict: policy }: GetOptions,
  naming: Naming,
  { rows }: Lists,
  store: Store | undefined,
): Promise<Plan> {
  try {
    const { nameOf, skips } = await planRows(rows, folder, {
      policy,
      naming,
      saved: store?.saved,
      isDone: () => false,
    });
    return { nameOf: (index) => nameOf.at(index) ?? '', skips };
  } catch (error) {
    throw error instanceof DownloadError ? new UsageError(error.message) : error;
  }
}

/** In a folder that is yet to be made nothing is in the way. The names are asked for in the order of the list. */
function planInNew(naming: Naming, { rows }: Lists): Plan {
  const names = createNamePlan();
  const nameOf = (index: number): string => {
    const row = rows.at(index);
    return row === undefined ? '' : planName(names, wantedPath(row, index, naming));
  };
  return { nameOf, skips: new Map() };
}
