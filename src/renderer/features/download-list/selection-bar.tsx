import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { kindsOf, selectedRanges } from '../../stores/selection.ts';
import { clearSelection, useSelectionStore } from '../../stores/selection-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { actionLooks, manyLabel } from '../rows/action-looks.ts';
import { actionsForMany, type ManyAction, runManyAction } from '../rows/row-commands.ts';
import styles from '../rows/selection-bar.module.css';

const none: readonly never[] = [];

/** In the bar they would make a second line of a narrow window. */
const onlyInMenu: ReadonlySet<ManyAction> = new Set(['first', 'last']);

/** How many rows are selected, and what can be done with them; there as soon as there are two. */
export function SelectionBar(): ReactNode {
  const texts = useMessages().list;
  const { count } = useFormat();
  const selection = useSelectionStore();
  const many = selection.count > 1;
  // Counted again with every patch, but only while it is in sight.
  const byId = useBatchStore(({ mirror }) => (many ? (mirror?.byId ?? none) : none));
  return (
    <>
      <output aria-live="polite" aria-label={texts.selection} className="visually-hidden">
        {many ? texts.selected(selection.count) : ''}
      </output>
      {many && (
        <div role="toolbar" aria-label={texts.selectedImages} className={styles['bar']}>
          <span className={styles['count']} aria-hidden="true">
            {texts.selected(selection.count)}
          </span>
          <div className={styles['actions']}>
            {actionsForMany(kindsOf(selection, byId)).map(({ action, rows }) => {
              if (onlyInMenu.has(action)) return null;
              const { Icon } = actionLooks[action];
              return (
                <Button
                  key={action}
                  size="small"
                  look="quiet"
                  onClick={() => void runManyAction(action, selectedRanges(selection))}
                >
                  <Icon size={14} aria-hidden="true" />
                  {manyLabel(action, texts)}
                  {rows !== selection.count && <span className={styles['rows']}>{count(rows)}</span>}
                </Button>
              );
            })}
          </div>
          <IconButton label={texts.clearSelection} size="small" onClick={clearSelection}>
            <X size={14} />
          </IconButton>
        </div>
      )}
    </>
  );
}
