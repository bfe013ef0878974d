import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { BatchSnapshot } from '../../shared/batch.ts';
import { makeReport } from '../../shared/report/report.ts';
import { reportHtml } from '../../shared/report/report-html.ts';
import { reportJson } from '../../shared/report/report-json.ts';
import type { Timeline } from '../../shared/timeline/timeline.ts';
import { CommandError } from '../ipc/command-error.ts';
import { language, messages } from '../language.ts';
import { askWhereToSave, saveAt } from '../file-dialogs.ts';

/** A list as a report tells of it. */
export interface ReportedList {
  snapshot: BatchSnapshot;
  /** Empty where the list was not worked on in this start of the app. */
  timeline: Timeline;
}

/**
 * Saves a report of a finished list where the person says: a page, or JSON where the name ends so.
 *
 * @returns null when the person cancelled
 * @throws CommandError when the list is not at its end or the file cannot be written
 */
export async function saveReport(
  window: BrowserWindow,
  { snapshot, timeline }: ReportedList,
): Promise<{ name: string } | null> {
  if (snapshot.status.kind !== 'finished') {
    throw new CommandError('not-finished', messages().main.reportLater);
  }
  const { folder, downloads, comparison, health } = snapshot;
  const path = await askWhereToSave(window, {
    title: messages().main.saveReport,
    defaultPath: join(folder, 'shoal-report.html'),
    filters: [
      { name: messages().main.page, extensions: ['html'] },
      { name: 'JSON', extensions: ['json'] },
    ],
  });
  if (path === null) return null;
  const report = makeReport({
    language: language(),
    program: `Shoal ${app.getVersion()}`,
    madeAt: Date.now(),
    folder,
    summary: snapshot.status.summary,
    comparison,
    hosts: health,
    downloads,
    timeline,
  });
  return await saveAt(path, path.toLowerCase().endsWith('.json') ? reportJson(report) : reportHtml(report));
}
