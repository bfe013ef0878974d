import { Copy, Undo2 } from 'lucide-react';
import { Toggle } from '@base-ui/react/toggle';
import type { ReactNode } from 'react';
import { tileRange } from '../../../shared/thumbnails.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { undoMark, useMarksStore } from '../../stores/marks-store.ts';
import { changeSettings, useSettingsStore } from '../../stores/settings-store.ts';
import { changeSheetFilter, setDuplicates, useSheetStore } from '../../stores/sheet-store.ts';
import { savedRows } from '../../stores/visible-rows.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SizeSlider } from '../../ui/size-slider.tsx';
import toolbar from '../../ui/toolbar.module.css';
import { HostMenu } from '../rows/group-menu.tsx';
import { SearchField } from '../rows/search-field.tsx';
import { MarkTold } from './mark-told.tsx';
import { SheetFilterButton } from './sheet-filter.tsx';
import styles from './sheet-toolbar.module.css';
import { useSheet } from './use-sheet.ts';

const marks = ['all', 'none', 'kept', 'rejected'] as const;

/** Which images the sheet shows, how large, and the way back from the last mark. */
export function SheetToolbar(): ReactNode {
  const { sheet } = useMessages();
  const { filter, duplicates } = useSheetStore();
  const tilePixels = useSettingsStore((settings) => settings.sheet.tilePixels);
  return (
    <div className={toolbar['toolbar']} role="toolbar" aria-label={sheet.toolbar}>
      <div className={classNames(toolbar['narrow'], styles['narrow'])}>
        <SearchField />
        <HostMenu />
        <SheetFilterButton />
        <Toggle className={toolbar['button']} pressed={duplicates} onPressedChange={setDuplicates}>
          <Copy size={14} aria-hidden="true" />
          {sheet.duplicates}
        </Toggle>
        <ShownCount />
        <MarkTold />
      </div>
      <div className={classNames(toolbar['right'], styles['right'])}>
        <div className={styles['marks']}>
          <Segmented
            label={sheet.marks}
            value={filter.mark ?? 'all'}
            segments={useMarkSegments()}
            onChange={(mark) => changeSheetFilter({ mark: mark === 'all' ? null : mark })}
          />
          <UndoButton />
        </div>
        <SizeSlider
          label={sheet.tileSize}
          value={tilePixels}
          range={tileRange}
          onChange={(next) => void changeSettings({ sheet: { tilePixels: next } })}
        />
      </div>
    </div>
  );
}

function useMarkSegments(): { value: (typeof marks)[number]; label: string; count?: string }[] {
  const { marksOf } = useMessages().sheet;
  const { count } = useFormat();
  const kept = useMarksStore((store) => store.kept);
  const rejected = useMarksStore((store) => store.rejected);
  const saved = useBatchStore(({ mirror }) => (mirror === null ? 0 : savedRows(mirror.totals)));
  const counts = { none: Math.max(0, saved - kept - rejected), kept, rejected };
  return marks.map((value) => ({
    value,
    label: marksOf[value],
    ...(value !== 'all' && { count: count(counts[value]) }),
  }));
}

function UndoButton(): ReactNode {
  const { sheet } = useMessages();
  const canUndo = useMarksStore(({ undo }) => undo.length > 0);
  return (
    <IconButton
      label={sheet.undo}
      disabled={!canUndo}
      aria-keyshortcuts="Control+Z Meta+Z"
      onClick={() => void undoMark()}
    >
      <Undo2 size={15} />
    </IconButton>
  );
}

/** How many images are left while the sheet is narrowed, also told to a screen reader. */
function ShownCount(): ReactNode {
  const { sheet } = useMessages();
  const shown = useSheet().ids.length;
  const rows = useBatchStore(({ mirror }) => mirror?.totals.rows ?? 0);
  return (
    <output aria-live="polite" className={styles['count']}>
      {shown === rows ? '' : sheet.shown(shown)}
    </output>
  );
}
