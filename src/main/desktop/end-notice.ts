import { Notification } from 'electron';
import type { BatchSummary } from '../../shared/batch.ts';
import { messages } from '../language.ts';

/** Shown ones are kept from the garbage collector, which would take their clicks with them. */
const shown = new Set<Notification>();

/**
 * Tells the end of a list on the desktop, once for the whole list.
 *
 * @param label what the person knows the list by
 * @param open called when the person clicks
 */
export function tellEnd(label: string, summary: BatchSummary, open: () => void): void {
  if (!Notification.isSupported()) return;
  const { ended } = messages().desktop;
  const title = summary.failed > 0 ? ended.titleFailed : ended.title;
  const notification = new Notification({ title, body: [label, `${endSentence(summary)} ${ended.click}`].join('\n') });
  shown.add(notification);
  notification.on('click', () => {
    shown.delete(notification);
    open();
  });
  notification.on('close', () => shown.delete(notification));
  notification.on('failed', () => shown.delete(notification));
  notification.show();
}

/** `58 images saved in 12 s, 2 failed.` */
function endSentence({ saved, failed, cancelled, skipped, elapsedMs }: BatchSummary): string {
  const { ended } = messages().desktop;
  const parts = [
    saved > 0 ? ended.saved(saved, elapsedMs) : ended.nothing,
    failed > 0 ? ended.failed(failed) : '',
    cancelled > 0 ? ended.cancelled(cancelled) : '',
    skipped > 0 ? ended.here(skipped) : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}
