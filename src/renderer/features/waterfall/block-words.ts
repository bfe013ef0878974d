import { assertNever } from '../../../shared/assert-never.ts';
import { type Download, type Phase, phases } from '../../../shared/download.ts';
import type { Format } from '../../../shared/format.ts';
import type { Messages } from '../../../shared/language/index.ts';
import type { Block, SlotPhase } from '../../../shared/timeline/block-log.ts';

/** How an attempt ended, in a word or two. */
export function endWords({ end, attempt }: Block, { failures, waterfall }: Messages): string {
  const again = attempt > 1 ? `, ${waterfall.attempt(attempt)}` : '';
  switch (end.kind) {
    case 'running':
    case 'saved':
    case 'stopped':
      return waterfall.ends[end.kind] + again;
    case 'skipped':
      return waterfall.ends.skipped;
    case 'retried':
      return waterfall.ends.retried(failures.reason[end.code]);
    case 'failed':
      return waterfall.ends.failed(failures.reason[end.code]) + again;
    default:
      return assertNever(end);
  }
}

/** Time in its slot, in ms. */
export function slotMs({ timings: { queue: _queue, ...held } }: Block): number {
  return Object.values(held).reduce((sum, ms) => sum + ms, 0);
}

/** The phases that took any time, in their order. */
export function phaseFigures(
  { timings }: Block,
  texts: Messages['waterfall'],
  format: Format,
): { phase: Phase; label: string; value: string }[] {
  return phases
    .filter((phase) => timings[phase] >= 0.5)
    .map((phase) => ({ phase, label: texts.phases[phase], value: format.measured(timings[phase]) }));
}

/** Everything about a block in one sentence, for somebody who hears it. */
export function blockSentence(
  block: Block,
  download: Download | undefined,
  messages: Messages,
  format: Format,
): string {
  const texts = messages.waterfall;
  const figures = phaseFigures(block, texts, format).map(({ label, value }) => `${label} ${value}`);
  const parts = [
    download === undefined ? texts.row(block.id + 1) : texts.nameFromHost(download.name, download.host),
    endWords(block, messages),
    texts.slot(block.slot + 1),
    texts.beganAt(block.startMs),
    texts.long(slotMs(block)),
    ...(block.bytes > 0 ? [format.bytes(block.bytes)] : []),
    ...figures,
  ];
  return `${parts.join(', ')}.`;
}

export const isSlotPhase = (phase: Phase): phase is SlotPhase => phase !== 'queue';
