import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { loadOptionFiles, useOptionsStore } from '../../stores/options-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { openDialog } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { OptionsDialog } from './options-dialog.tsx';
import { countSet } from './options-form.ts';
import styles from './options-button.module.css';

/** Opens the options, and says how many of them are not as they come. */
export function OptionsButton(): ReactNode {
  const texts = useMessages().options;
  const { own, secrets, files } = useOptionsStore();
  useEffect(() => void loadOptionFiles(), []);
  const count = countSet(own, secrets, files);
  return (
    <div className={styles['place']}>
      <Button
        aria-label={count === 0 ? texts.options : texts.optionsSet(count)}
        onClick={() => openDialog({ kind: 'options' })}
      >
        <SlidersHorizontal size={15} aria-hidden="true" />
        {texts.options}
        {count > 0 && <span className={styles['count']}>{count}</span>}
      </Button>
      <OptionsDialog />
    </div>
  );
}
