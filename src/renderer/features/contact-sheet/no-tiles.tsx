import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { isSheetFiltered } from '../../stores/sheet-rows.ts';
import { resetSheet, useSheetStore } from '../../stores/sheet-store.ts';
import { isNarrowed, showAllRows, useViewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/list-frame.module.css';

/** Why there is nothing to see, and the way back to everything. */
export function NoTiles(): ReactNode {
  const texts = useMessages().sheet.none;
  const { filter, duplicates } = useSheetStore();
  const narrowed = useViewStore(isNarrowed) || isSheetFiltered(filter);
  const words = narrowed ? texts.fits : duplicates ? texts.duplicates : texts.rows;
  return (
    <div className={styles['none']}>
      <p>{words}</p>
      {(narrowed || duplicates) && (
        <Button
          size="small"
          onClick={() => {
            resetSheet();
            showAllRows();
          }}
        >
          {texts.showAll}
        </Button>
      )}
    </div>
  );
}
