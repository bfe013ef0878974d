import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { closeInspector, useInspectorStore } from '../../stores/inspector-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './inspector.module.css';
import { panelMark } from './inspector-keys.ts';
import { ManyRows } from './many-rows.tsx';
import { OneRow } from './one-row.tsx';
import { useInspectedId } from './use-inspected.ts';

/** The panel beside the rows that looks into the selected one, or sums up those that are selected. */
export function Inspector(): ReactNode {
  const isOpen = useInspectorStore((store) => store.isOpen);
  return isOpen ? <Panel /> : null;
}

function Panel(): ReactNode {
  const texts = useMessages().inspector;
  return (
    <aside className={styles['panel']} aria-label={texts.label} {...{ [panelMark]: '' }}>
      <div className={styles['close']}>
        <IconButton size="small" label={texts.close} onClick={closeInspector}>
          <X size={15} />
        </IconButton>
      </div>
      <Contents />
    </aside>
  );
}

function Contents(): ReactNode {
  const texts = useMessages().inspector;
  const id = useInspectedId();
  const count = useSelectionStore((selection) => selection.count);
  const download = useBatchStore(({ mirror }) => (id === null ? undefined : mirror?.byId[id]));
  if (count > 1) return <ManyRows />;
  return download === undefined ? <p className={styles['nothing']}>{texts.nothing}</p> : <OneRow download={download} />;
}
