import { phases } from '../download.ts';
import type { Report } from './report.ts';

/** Of the JSON's shape; a reader of another one must not guess. */
const reportVersion = 1;

const tenths = (ms: number): number => Math.round(ms * 10) / 10;

/** A report for programs. Times in ms, sizes in bytes; the blocks of the waterfall as rows of `blockColumns`. */
export function reportJson({ analysis, failures, timeline, downloads, ...report }: Report): string {
  const { blocks } = timeline;
  const rows = Array.from({ length: blocks.length }, (_, index) => {
    const { id, slot, attempt, startMs, timings, end, bytes } = blocks.block(index);
    const code = end.kind === 'failed' || end.kind === 'retried' ? end.code : null;
    return [
      id,
      slot,
      attempt,
      tenths(startMs),
      ...phases.map((phase) => tenths(timings[phase])),
      end.kind,
      code,
      bytes,
    ];
  });
  const { use, spanMs, runMs, phaseMs, attempts, retried, medianFirstByteMs } = analysis.figures;
  const { bytes, inFlight, bucketMs } = timeline.samples;
  return `${JSON.stringify({
    report: 'shoal',
    version: reportVersion,
    program: report.program,
    madeAt: new Date(report.madeAt).toISOString(),
    folder: report.folder,
    summary: report.summary,
    comparison: report.comparison,
    bottleneck: { sentence: report.headline, details: report.details, ...analysis.bottleneck },
    figures: { spanMs, runMs, phaseMs, attempts, retried, medianFirstByteMs, slots: use },
    hosts: report.hosts,
    failures: failures.map(({ code, advice, rows: { length } }) => ({ code, rows: length, advice })),
    timeline: {
      limits: timeline.limits,
      hostPauses: timeline.hostPauses,
      rests: timeline.rests.map(({ fromMs, toMs }) => ({ fromMs, toMs: Number.isFinite(toMs) ? toMs : null })),
      samples: { bucketMs, bytes: bytes.map(Math.round), inFlight: inFlight.map(tenths) },
      blockColumns: [
        'id',
        'slot',
        'attempt',
        'startMs',
        ...phases.map((phase) => `${phase}Ms`),
        'end',
        'code',
        'bytes',
      ],
      blocks: rows,
    },
    rows: downloads,
  })}\n`;
}
