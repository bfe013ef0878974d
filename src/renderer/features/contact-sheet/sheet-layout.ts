/** A line of the sheet: tiles beside each other, or what stands above a group of tiles; `from` inclusive, `to` exclusive. */
export interface SheetLine {
  kind: 'tiles' | 'head';
  from: number;
  to: number;
}

/** Where the tiles of the sheet are, in lines of equal tiles. Tiles are counted from 0 in the order in which they are shown. */
export interface SheetLayout {
  readonly count: number;
  readonly columns: number;
  readonly lines: number;
  line(index: number): SheetLine;
  /** The line on which a tile is. */
  lineOf(tile: number): number;
  /** The tile on the nearest line above or below in the same column, or the last one of that line; the same at the ends. */
  vertical(tile: number, lines: number): number;
}

/**
 * @param columns tiles beside each other, at least 1
 * @param groups sizes of the groups that have a line of their own above them; null where all tiles are one group
 */
export function createSheetLayout(count: number, columns: number, groups: readonly number[] | null): SheetLayout {
  return groups === null ? plainLayout(count, columns) : groupedLayout(count, columns, groups);
}

function plainLayout(count: number, columns: number): SheetLayout {
  const lines = Math.ceil(count / columns);
  return {
    count,
    columns,
    lines,
    line: (index) => ({ kind: 'tiles', from: index * columns, to: Math.min(count, (index + 1) * columns) }),
    lineOf: (tile) => Math.floor(tile / columns),
    vertical(tile, by) {
      const line = Math.floor(tile / columns);
      const target = Math.min(lines - 1, Math.max(0, line + by));
      return target === line ? tile : Math.min(count - 1, target * columns + (tile % columns));
    },
  };
}

function groupedLayout(count: number, columns: number, groups: readonly number[]): SheetLayout {
  const all: SheetLine[] = [];
  /** The lines of tiles among all. */
  const tileLines: number[] = [];
  const lineOfTile: number[] = [];
  let from = 0;
  for (const size of groups) {
    all.push({ kind: 'head', from, to: from + size });
    for (const end = from + size; from < end;) {
      const to = Math.min(end, from + columns);
      for (let tile = from; tile < to; tile++) lineOfTile.push(tileLines.length);
      tileLines.push(all.length);
      all.push({ kind: 'tiles', from, to });
      from = to;
    }
  }
  const tilesOn = (line: number): SheetLine => all[tileLines[line] ?? 0] ?? { kind: 'tiles', from: 0, to: 1 };
  return {
    count,
    columns,
    lines: all.length,
    line: (index) => all[index] ?? { kind: 'tiles', from: 0, to: 0 },
    lineOf: (tile) => tileLines[lineOfTile[tile] ?? 0] ?? 0,
    vertical(tile, by) {
      const line = lineOfTile[tile] ?? 0;
      const target = Math.min(tileLines.length - 1, Math.max(0, line + by));
      if (target === line) return tile;
      const { from: first, to } = tilesOn(target);
      return Math.min(to - 1, first + tile - tilesOn(line).from);
    },
  };
}

/** The keys that move in the sheet. @returns the tile to go to; null for a key that moves nowhere */
export function tileForKey(layout: SheetLayout, tile: number, key: string, linesOnPage: number): number | null {
  const last = layout.count - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, tile + 1);
    case 'ArrowLeft':
      return Math.max(0, tile - 1);
    case 'ArrowDown':
      return layout.vertical(tile, 1);
    case 'ArrowUp':
      return layout.vertical(tile, -1);
    case 'PageDown':
      return layout.vertical(tile, linesOnPage);
    case 'PageUp':
      return layout.vertical(tile, -linesOnPage);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
