import { basename, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { downloadRow, rootFor } from '../../engine/manifest/download-row.ts';
import { writeManifest } from '../../engine/manifest/write-manifest.ts';
import type { Download } from '../../shared/download.ts';
import { safeStem } from '../../shared/file-names/safe-name.ts';
import type { ManifestRow } from '../../shared/manifest/manifest-row.ts';
import type { Wish } from '../../shared/url-list/url-list.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import { askWhereToSave } from '../file-dialogs.ts';

/** A list whose rows are written to a file. */
export interface ExportedList {
  label: string;
  folder: string;
  rowCount: number;
  download: (id: number) => Download;
  /** What the list wishes for the file of a row. */
  wish: (id: number) => Wish;
}

/**
 * Writes a row for each of a list's rows where the person says, as `shoal get --manifest` does: JSON lines where the name
 * ends so, else CSV.
 *
 * @returns null when the person cancelled
 * @throws CommandError when the file cannot be written
 */
export async function exportRows(window: BrowserWindow, list: ExportedList): Promise<{ name: string } | null> {
  const texts = messages().lists.exporting;
  const path = await askWhereToSave(window, {
    title: texts.title,
    defaultPath: join(list.folder, `${safeStem(`${list.label} - ${texts.fileName}`, 4)}.csv`),
    filters: [
      { name: 'CSV', extensions: ['csv'] },
      { name: 'JSON Lines', extensions: ['jsonl'] },
    ],
  });
  if (path === null) return null;
  const format = path.toLowerCase().endsWith('.jsonl') ? 'jsonl' : 'csv';
  await writeManifest(path, format, rowsOf(list, rootFor(path, list.folder))).catch((error: unknown) => {
    const why = error instanceof Error ? ` (${error.message.split(':')[0]})` : '';
    throw new CommandError('not-saved', texts.notSaved(basename(path), why));
  });
  return { name: basename(path) };
}

function* rowsOf({ label, rowCount, download, wish }: ExportedList, root: string): Generator<ManifestRow> {
  for (let id = 0; id < rowCount; id += 1) {
    const { name = null, folder = null } = wish(id);
    yield { ...downloadRow(label, download(id), root), name, folder };
  }
}
