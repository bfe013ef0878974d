import { ContextMenu } from '@base-ui/react/context-menu';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import styles from '../../ui/menu.module.css';
import { actionLooks } from './action-looks.ts';
import { actionsFor, runRowAction } from './row-commands.ts';

/** One context menu for the whole list; it speaks of the row it was opened on. */
export function RowMenu({ children }: { children: ReactElement }): ReactNode {
  const [id, setId] = useState<DownloadId | null>(null);
  const state = useBatchStore(({ mirror }) => (id === null ? undefined : mirror?.byId[id]?.state));
  const noteRow = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null;
    setId(row === null ? null : Number(row.dataset['id']));
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={children} onContextMenuCapture={noteRow} />
      {id !== null && state !== undefined && (
        <ContextMenu.Portal>
          <ContextMenu.Positioner className={styles['positioner']}>
            <ContextMenu.Popup className={styles['popup']}>
              {actionsFor(state).map((action) => {
                const { label, Icon, key } = actionLooks[action];
                return (
                  <ContextMenu.Item
                    key={action}
                    className={styles['item']}
                    onClick={() => void runRowAction(action, id)}
                  >
                    <Icon size={15} aria-hidden="true" />
                    {label}
                    <span className={styles['shortcut']} aria-hidden="true">
                      {key}
                    </span>
                  </ContextMenu.Item>
                );
              })}
            </ContextMenu.Popup>
          </ContextMenu.Positioner>
        </ContextMenu.Portal>
      )}
    </ContextMenu.Root>
  );
}
