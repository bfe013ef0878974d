import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../shared/format.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { kindsOf, selectedRanges } from '../../stores/selection.ts';
import { clearSelection, useSelectionStore } from '../../stores/selection-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { actionLooks } from './action-looks.ts';
import { actionsForMany, type ManyAction, runManyAction } from './row-commands.ts';
import styles from './selection-bar.module.css';

const none: readonly never[] = [];

/** In the bar they would make a second line of a narrow window. */
const onlyInMenu: ReadonlySet<ManyAction> = new Set(['first', 'last']);

/** How many rows are selected, and what can be done with them; there as soon as there are two. */
export function SelectionBar(): ReactNode {
  const selection = useSelectionStore();
  const many = selection.count > 1;
  // Counted again with every patch, but only while it is in sight.
  const byId = useBatchStore(({ mirror }) => (many ? (mirror?.byId ?? none) : none));
  return (
    <>
      <output aria-live="polite" aria-label="Selection" className="visually-hidden">
        {many ? `${formatCount(selection.count)} selected` : ''}
      </output>
      {many && (
        <div role="toolbar" aria-label="Selected images" className={styles['bar']}>
          <span className={styles['count']} aria-hidden="true">
            {formatCount(selection.count)} selected
          </span>
          <div className={styles['actions']}>
            {actionsForMany(kindsOf(selection, byId)).map(({ action, rows }) => {
              if (onlyInMenu.has(action)) return null;
              const { label, ofMany = label, Icon } = actionLooks[action];
              return (
                <Button
                  key={action}
                  size="small"
                  look="quiet"
                  onClick={() => void runManyAction(action, selectedRanges(selection))}
                >
                  <Icon size={14} aria-hidden="true" />
                  {ofMany}
                  {rows !== selection.count && <span className={styles['rows']}>{formatCount(rows)}</span>}
                </Button>
              );
            })}
          </div>
          <IconButton label="Clear selection" size="small" onClick={clearSelection}>
            <X size={14} />
          </IconButton>
        </div>
      )}
    </>
  );
}
