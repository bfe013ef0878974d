import { timelineSvg } from '../../../shared/timeline/timeline-svg.ts';
import { attempt } from '../../ipc-client.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { currentLanguage, currentMessages } from '../../stores/language-store.ts';
import { useTimelineStore } from '../../stores/timeline-store.ts';
import { showNotice } from '../../ui/toasts.ts';
import type { Stretch } from './chart-view.ts';
import { timelineWords } from './use-analysis.ts';

/** In pixels; a PNG has twice as many. */
const width = 1400;
const pngScale = 2;

/** Saves what the chart shows of time, with its sentences and its legend, where the person says. */
export async function savePicture(format: 'png' | 'svg', window: Stretch, theme: 'light' | 'dark'): Promise<void> {
  const { timeline } = useTimelineStore.getState();
  const rows = useBatchStore.getState().mirror?.totals.rows ?? 0;
  const { headline, details } = timelineWords();
  const texts = currentMessages().waterfall;
  const title = texts.titleOf(rows);
  const svg = timelineSvg(timeline, {
    width,
    theme,
    window,
    title,
    lines: [headline, ...details],
    language: currentLanguage(),
  });
  const saved = await attempt(texts.couldNotSave, async (shoal) => {
    const bytes = format === 'svg' ? new TextEncoder().encode(svg) : await pngOf(svg);
    return await shoal.timelineSave({ format, bytes });
  });
  if (saved !== undefined && saved !== null) showNotice(texts.savedAs(saved.name));
}

async function pngOf(svg: string): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width * pngScale, image.height * pngScale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this window cannot draw');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
