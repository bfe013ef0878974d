import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { edgeFor } from '../../../shared/thumbnails.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { clearSelection, useSelectionStore } from '../../stores/selection-store.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { useSheetStore } from '../../stores/sheet-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { classNames } from '../../ui/class-names.ts';
import list from '../../ui/list-frame.module.css';
import { useContentWidth } from '../../ui/use-content-width.ts';
import { RowMenu } from '../rows/row-menu.tsx';
import { useRowSelection } from '../rows/use-row-selection.ts';
import styles from './contact-sheet.module.css';
import { NoTiles } from './no-tiles.tsx';
import { SheetBar } from './sheet-bar.tsx';
import { createSheetLayout } from './sheet-layout.ts';
import { EmptyLine, GroupHead, TileLine } from './tile-line.tsx';
import { useFlying } from './use-flying.ts';
import { type SheetContents, useSheet } from './use-sheet.ts';
import { useTileFocus } from './use-tile-focus.ts';

/** The same as in the styles, in pixels. */
const sizes = { padding: 20, gap: 8, caption: 40, head: 36, bar: 56 } as const;

/** The images of the batch as a sheet of thumbnails. */
export function ContactSheet(): ReactNode {
  const contents = useSheet();
  return contents.ids.length === 0 ? <NoTiles /> : <Sheet {...contents} />;
}

/** Only the lines in sight are in the page. */
function Sheet({ ids, groups }: SheetContents): ReactNode {
  const texts = useMessages().sheet;
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  const wantedSide = useSettingsStore((settings) => settings.sheet.tilePixels);
  const barHeight = useSelectionStore(({ count }) => (count > 1 ? sizes.bar : 0));
  const scroller = useRef<HTMLDivElement>(null);
  const width = useContentWidth(scroller) - 2 * sizes.padding;
  const columns = Math.max(1, Math.round((width + sizes.gap) / (wantedSide + sizes.gap)));
  const side = Math.max(48, Math.floor((width - (columns - 1) * sizes.gap) / columns));
  const layout = useMemo(() => createSheetLayout(ids.length, columns, groups), [ids.length, columns, groups]);
  const lineHeight = side + sizes.caption + sizes.gap;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: layout.lines,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (layout.line(index).kind === 'head' ? sizes.head : lineHeight),
    overscan: 2,
    paddingStart: sizes.gap,
    // The last line can be scrolled out from under the bar.
    paddingEnd: sizes.gap + barHeight,
  });

  // What was at the top stays there when the tiles change their size.
  const top = useRef(0);
  const lineHeightBefore = useRef(lineHeight);
  useLayoutEffect(() => {
    virtualizer.measure();
    const at = Math.min(top.current, layout.count - 1);
    if (at > 0 && lineHeightBefore.current !== lineHeight) {
      virtualizer.scrollToIndex(layout.lineOf(at), { align: 'start' });
    }
    lineHeightBefore.current = lineHeight;
  }, [virtualizer, layout, lineHeight]);
  const noteTop = (): void => {
    const first = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0);
    if (first !== undefined) top.current = layout.line(first.index).from;
  };
  // Other images are a sheet of their own.
  const filter = useSheetStore((store) => store.filter);
  const view = useViewStore(({ filter: states, query, host, reason }) => `${states} ${host} ${reason} ${query}`);
  const shown = `${batchId} ${view} ${JSON.stringify(filter)} ${groups !== null}`;
  const shownBefore = useRef(shown);
  useLayoutEffect(() => {
    if (shownBefore.current === shown) return;
    shownBefore.current = shown;
    if (scroller.current !== null) scroller.current.scrollTop = 0;
    clearSelection();
  }, [shown]);

  const { tabStop, onKeyDown, onFocus, onBlur } = useTileFocus(ids, layout, virtualizer, scroller);
  const onClick = useRowSelection(ids);
  const isFlying = useFlying(scroller);
  const edge = edgeFor(side * window.devicePixelRatio);

  return (
    <div className={list['frame']}>
      <RowMenu>
        <div className={classNames(list['scroller'], styles['scroller'])} ref={scroller} onScroll={noteTop}>
          <table
            role="grid"
            aria-label={texts.grid}
            aria-rowcount={layout.lines}
            aria-colcount={columns}
            aria-readonly="true"
            aria-multiselectable="true"
            className={styles['sheet']}
            onFocus={onFocus}
            onBlur={onBlur}
          >
            <tbody className={styles['lines']} style={{ height: virtualizer.getTotalSize() }}>
              {virtualizer.getVirtualItems().map(({ index, start, key }) => {
                const { kind, from, to } = layout.line(index);
                if (kind === 'head') {
                  return <GroupHead key={key} first={ids[from] ?? 0} images={to - from} line={index} top={start} />;
                }
                if (isFlying) return <EmptyLine key={key} line={index} top={start} side={side} tiles={to - from} />;
                const some = ids.slice(from, to);
                return (
                  <TileLine
                    key={key}
                    batchId={batchId}
                    ids={some.join(' ')}
                    line={index}
                    top={start}
                    side={side}
                    edge={edge}
                    tabStop={tabStop !== undefined && some.includes(tabStop) ? tabStop : null}
                    onKeyDown={onKeyDown}
                    onClick={onClick}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      </RowMenu>
      <SheetBar />
    </div>
  );
}
