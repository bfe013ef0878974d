import { ContextMenu } from '@base-ui/react/context-menu';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { isSelected, kindsOf, selectedRanges } from '../../stores/selection.ts';
import { selectOnly, useSelectionStore } from '../../stores/selection-store.ts';
import styles from '../../ui/menu.module.css';
import { actionLooks, keyWords, manyLabel } from './action-looks.ts';
import type { RowAction } from './row-commands.ts';
import { actionsFor, actionsForMany, runManyAction, runRowAction } from './row-commands.ts';

/** One context menu for the whole list; it speaks of the rows that are selected, or else of the row it was opened on. */
export function RowMenu({ children }: { children: ReactElement }): ReactNode {
  const [id, setId] = useState<DownloadId | null>(null);
  const many = useSelectionStore(({ count }) => count > 1);
  const noteRow = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null;
    const next = row === null ? null : Number(row.dataset['id']);
    setId(next);
    if (next !== null && !isSelected(useSelectionStore.getState(), next)) selectOnly(next);
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={children} onContextMenuCapture={noteRow} />
      {id !== null && (
        <ContextMenu.Portal>
          <ContextMenu.Positioner className={styles['positioner']}>
            <ContextMenu.Popup className={styles['popup']}>
              {many ? <ManyItems /> : <RowItems id={id} />}
            </ContextMenu.Popup>
          </ContextMenu.Positioner>
        </ContextMenu.Portal>
      )}
    </ContextMenu.Root>
  );
}

function RowItems({ id }: { id: DownloadId }): ReactNode {
  const { actions } = useMessages().list;
  const kind = useBatchStore(({ mirror }) => mirror?.byId[id]?.state.kind);
  if (kind === undefined) return null;
  return actionsFor(kind).map((action) => (
    <ActionItem key={action} action={action} words={actions[action]} onClick={() => void runRowAction(action, id)} />
  ));
}

function ManyItems(): ReactNode {
  const texts = useMessages().list;
  const selection = useSelectionStore();
  const byId = useBatchStore(({ mirror }) => mirror?.byId ?? []);
  return actionsForMany(kindsOf(selection, byId)).map(({ action, rows }) => (
    <ActionItem
      key={action}
      action={action}
      words={texts.ofMany(manyLabel(action, texts), rows)}
      onClick={() => void runManyAction(action, selectedRanges(selection))}
    />
  ));
}

interface ActionItemProps {
  action: RowAction;
  words: string;
  onClick: () => void;
}

function ActionItem({ action, words, onClick }: ActionItemProps): ReactNode {
  const texts = useMessages().list;
  const { Icon, key } = actionLooks[action];
  return (
    <ContextMenu.Item className={styles['item']} onClick={onClick}>
      <Icon size={15} aria-hidden="true" />
      {words}
      <span className={styles['shortcut']} aria-hidden="true">
        {keyWords(key, texts)}
      </span>
    </ContextMenu.Item>
  );
}
