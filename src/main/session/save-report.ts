import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { emptyTimeline } from '../../shared/timeline/timeline.ts';
import { makeReport } from '../../shared/report/report.ts';
import { reportHtml } from '../../shared/report/report-html.ts';
import { reportJson } from '../../shared/report/report-json.ts';
import { CommandError } from '../ipc/command-error.ts';
import { language, messages } from '../language.ts';
import { askWhereToSave, saveAt } from '../save-dialog.ts';
import type { BatchSession } from './batch-session.ts';

/**
 * Saves a report of the finished batch where the person says: a page, or JSON where the name ends so.
 *
 * @returns null when the person cancelled
 * @throws CommandError when the batch is not at its end or the file cannot be written
 */
export async function saveReport(window: BrowserWindow, session: BatchSession): Promise<{ name: string } | null> {
  const { snapshot, recorder } = session;
  if (snapshot === null || snapshot.status.kind !== 'finished') {
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
    timeline: recorder?.timeline() ?? emptyTimeline(),
  });
  return await saveAt(path, path.toLowerCase().endsWith('.json') ? reportJson(report) : reportHtml(report));
}
