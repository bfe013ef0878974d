import type { Download, DownloadId, DownloadState } from '../../shared/download.ts';
import { imageTypeOfName } from '../../shared/file-names/image-extension.ts';
import type { Mark } from '../../shared/marks.ts';
import { markOf } from './marks-store.ts';

export const imageShapes = ['landscape', 'portrait', 'square'] as const;
export type ImageShape = (typeof imageShapes)[number];

/** What the contact sheet is narrowed to, besides what the list is; null and 0 narrow nothing. */
export interface SheetFilter {
  /** In pixels. */
  minWidth: number;
  minHeight: number;
  shape: ImageShape | null;
  /** As `imageTypeOfRow` names it. */
  type: string | null;
  mark: Mark | 'none' | null;
}

export const noSheetFilter: SheetFilter = { minWidth: 0, minHeight: 0, shape: null, type: null, mark: null };

/** What narrows by the image itself, not by its mark. */
const isShapeFiltered = ({ minWidth, minHeight, shape, type }: SheetFilter): boolean =>
  minWidth > 0 || minHeight > 0 || shape !== null || type !== null;

export const isSheetFiltered = (filter: SheetFilter): boolean => isShapeFiltered(filter) || filter.mark !== null;

/** In pixels, where they are known. */
export function pixelSizeOf(state: DownloadState): { width: number; height: number } | null {
  if (state.kind !== 'done' && state.kind !== 'skipped') return null;
  const { width, height } = state;
  return width === undefined || height === undefined ? null : { width, height };
}

/** `JPEG`, `PNG`, …, of a saved image; null for all others. */
export function imageTypeOfRow({ state, name }: Pick<Download, 'state' | 'name'>): string | null {
  if (state.kind === 'done') return typeNames[state.mediaType] ?? null;
  if (state.kind !== 'skipped') return null;
  const type = imageTypeOfName(name);
  return type === null ? null : type === 'jpg' ? 'JPEG' : type === 'webp' ? 'WebP' : type.toUpperCase();
}

const typeNames: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/heic': 'HEIC',
  'image/bmp': 'BMP',
  'image/tiff': 'TIFF',
  'image/x-icon': 'ICO',
  'image/jxl': 'JXL',
  'image/svg+xml': 'SVG',
};

/** Nearly square counts as square. */
export function shapeOf({ width, height }: { width: number; height: number }): ImageShape {
  const ratio = width / height;
  if (ratio > 0.95 && ratio < 1.05) return 'square';
  return ratio > 1 ? 'landscape' : 'portrait';
}

/** Narrows rows. With nothing to narrow the very same array comes back. */
export function filterSheet(
  ids: readonly DownloadId[],
  byId: readonly Download[],
  codes: Uint8Array,
  filter: SheetFilter,
): readonly DownloadId[] {
  if (!isSheetFiltered(filter)) return ids;
  const byShape = isShapeFiltered(filter);
  return ids.filter((id) => {
    const download = byId[id];
    if (download === undefined) return false;
    return fitsMark(codes, id, download, filter.mark) && (!byShape || fitsShape(download, filter));
  });
}

function fitsMark(codes: Uint8Array, id: DownloadId, { state }: Download, wanted: SheetFilter['mark']): boolean {
  if (wanted === null) return true;
  const mark = markOf(codes, id);
  if (wanted === 'none') return mark === null && (state.kind === 'done' || state.kind === 'skipped');
  return mark === wanted;
}

function fitsShape(download: Download, { minWidth, minHeight, shape, type }: SheetFilter): boolean {
  if (type !== null && imageTypeOfRow(download) !== type) return false;
  if (minWidth === 0 && minHeight === 0 && shape === null) return true;
  const size = pixelSizeOf(download.state);
  if (size === null || size.width < minWidth || size.height < minHeight) return false;
  return shape === null || shapeOf(size) === shape;
}

/** Images of the very same bytes, together and in the order of their first; those that are there once are left out. */
export function groupDuplicates(ids: readonly DownloadId[], byId: readonly Download[]): DownloadId[][] {
  const groups = new Map<string, DownloadId[]>();
  for (const id of ids) {
    const state = byId[id]?.state;
    const hash = state?.kind === 'done' || state?.kind === 'skipped' ? state.sha256 : undefined;
    if (hash === undefined) continue;
    const group = groups.get(hash);
    if (group === undefined) groups.set(hash, [id]);
    else group.push(id);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** How many images there are of each type, the most first. */
export function typesIn(byId: readonly Download[]): [type: string, rows: number][] {
  const counts = new Map<string, number>();
  for (const download of byId) {
    const type = imageTypeOfRow(download);
    if (type !== null) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
