import { assertNever } from '../../../shared/assert-never.ts';
import { type Download, type DownloadId, type Phase, phases } from '../../../shared/download.ts';
import { formatBytes, formatMeasured } from '../../../shared/format.ts';
import type { Block, SlotPhase } from '../../../shared/timeline/block-log.ts';
import { phaseWords } from '../../../shared/timeline/bottleneck-words.ts';

/** How an attempt ended, in a word or two. */
export function endWords({ end, attempt }: Block): string {
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  switch (end.kind) {
    case 'running':
      return `under way${again}`;
    case 'saved':
      return `saved${again}`;
    case 'skipped':
      return 'not needed, a file of its name was kept';
    case 'stopped':
      return `stopped${again}`;
    case 'retried':
      return `failed (${end.code}) and tried again`;
    case 'failed':
      return `failed (${end.code})${again}`;
    default:
      return assertNever(end);
  }
}

/** Time in its slot, in ms. */
export function slotMs({ timings: { queue: _queue, ...held } }: Block): number {
  return Object.values(held).reduce((sum, ms) => sum + ms, 0);
}

/** The phases that took any time, in their order. */
export function phaseFigures({ timings }: Block): { phase: Phase; label: string; value: string }[] {
  return phases
    .filter((phase) => timings[phase] >= 0.5)
    .map((phase) => ({ phase, label: phaseWords[phase], value: formatMeasured(timings[phase]) }));
}

/** What a download is called that nothing else is known of. */
export const rowName = (id: DownloadId): string => `Row ${id + 1}`;

/** Everything about a block in one sentence, for somebody who hears it. */
export function blockSentence(block: Block, download: Download | undefined): string {
  const figures = phaseFigures(block).map(({ label, value }) => `${label} ${value}`);
  const parts = [
    download === undefined ? rowName(block.id) : `${download.name} from ${download.host}`,
    endWords(block),
    `slot ${block.slot + 1}`,
    `began at ${formatMeasured(block.startMs)}`,
    `${formatMeasured(slotMs(block))} long`,
    ...(block.bytes > 0 ? [formatBytes(block.bytes)] : []),
    ...figures,
  ];
  return `${parts.join(', ')}.`;
}

export const isSlotPhase = (phase: Phase): phase is SlotPhase => phase !== 'queue';
