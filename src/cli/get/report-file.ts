import { extname } from 'node:path';
import type { Batch } from '../../engine/batch/batch.ts';
import { systemClock } from '../../engine/clock.ts';
import { writeWholeFile } from '../../engine/files/whole-file.ts';
import { TimelineRecorder } from '../../engine/timeline/timeline-recorder.ts';
import type { BatchSummary } from '../../shared/batch.ts';
import { makeReport } from '../../shared/report/report.ts';
import { reportHtml } from '../../shared/report/report-html.ts';
import { reportJson } from '../../shared/report/report-json.ts';
import { readText } from '../options/option-values.ts';
import { UsageError } from '../usage-error.ts';

/** A report that `shoal get` is to write: a page, or JSON for programs. */
export interface ReportFile {
  path: string;
  format: 'html' | 'json';
  /** Name and version of who makes it. */
  program: string;
}

/**
 * @param program such as `Shoal/0.1.0`
 * @throws UsageError for a file of another kind
 */
export function readReportPath(option: string, value: string, program: string): ReportFile {
  const path = readText(option, value);
  const extension = extname(path).toLowerCase();
  if (extension === '.html' || extension === '.json') {
    return { path, format: extension === '.html' ? 'html' : 'json', program: program.replace('/', ' ') };
  }
  throw new UsageError(`${option} takes a file that ends in .html or .json.`);
}

/** Watches a batch that has not started, for a report of it. */
export interface ReportWatch {
  /** Writes what the batch came to. Rejects when the file cannot be written. */
  write(summary: BatchSummary): Promise<void>;
}

/** Records the timeline of a batch from now on. */
export function watchForReport(batch: Batch, { path, format, program }: ReportFile): ReportWatch {
  const recorder = new TimelineRecorder(batch, systemClock);
  batch.listen(recorder);
  return {
    async write(summary) {
      const report = makeReport({
        language: 'en',
        program,
        madeAt: systemClock.wallNow(),
        folder: batch.folder,
        summary,
        comparison: { kind: 'none' },
        hosts: batch.health(),
        downloads: Array.from({ length: batch.rowCount }, (_, id) => batch.download(id)),
        timeline: recorder.timeline(),
      });
      await writeWholeFile(path, [format === 'html' ? reportHtml(report) : reportJson(report)]);
    },
  };
}
