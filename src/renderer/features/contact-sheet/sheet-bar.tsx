import { Heart, Trash2, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { markRows } from '../../stores/marks-store.ts';
import { selectedIds } from '../../stores/selection.ts';
import { clearSelection, useSelectionStore } from '../../stores/selection-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from '../rows/selection-bar.module.css';

/** How many images are selected, and what can be thought of them; there as soon as there are two. */
export function SheetBar(): ReactNode {
  const { sheet } = useMessages();
  const { count } = useFormat();
  const selection = useSelectionStore();
  const many = selection.count > 1;
  const words = many ? sheet.selected(count(selection.count)) : '';
  return (
    <>
      <output aria-live="polite" className="visually-hidden">
        {words}
      </output>
      {many && (
        <div role="toolbar" aria-label={sheet.selectedImages} className={styles['bar']}>
          <span className={styles['count']} aria-hidden="true">
            {words}
          </span>
          <div className={styles['actions']}>
            <Button size="small" look="quiet" onClick={() => void markRows(selectedIds(selection), 'kept')}>
              <Heart size={14} aria-hidden="true" />
              {sheet.keep}
            </Button>
            <Button size="small" look="quiet" onClick={() => void markRows(selectedIds(selection), 'rejected')}>
              <Trash2 size={14} aria-hidden="true" />
              {sheet.reject}
            </Button>
            <Button size="small" look="quiet" onClick={() => void markRows(selectedIds(selection), null)}>
              <Undo2 size={14} aria-hidden="true" />
              {sheet.noMark}
            </Button>
          </div>
          <IconButton label={sheet.clearSelection} size="small" onClick={clearSelection}>
            <X size={14} />
          </IconButton>
        </div>
      )}
    </>
  );
}
