import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { startBatch, useDraftStore } from '../../stores/draft-store.ts';
import { useFolderStore } from '../../stores/folder-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { isDialogOpen } from '../../ui/is-dialog-open.ts';
import { FolderField } from '../folder/folder-field.tsx';
import { ConcurrencyField, PerHostField } from '../limits/limits-fields.tsx';
import { OptionsButton } from '../options/options-button.tsx';
import styles from './launch-bar.module.css';
import { startBlocker } from './start-check.ts';

const isMac = navigator.platform.startsWith('Mac');

/** What stands between a list and its download: folder, how many at once, Start. */
export function LaunchBar(): ReactNode {
  const messages = useMessages().compose;
  const summary = useDraftStore((store) => store.summary);
  const checking = useDraftStore((store) => store.checking);
  const reading = useDraftStore((store) => store.reading.length > 0);
  const starting = useDraftStore((store) => store.starting);
  const folder = useFolderStore((store) => store.folder);
  const blocker = startBlocker({ summary, folder, reading, checking }, messages.blocked);
  const canStart = blocker === null && !starting;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isDialogOpen()) return;
      event.preventDefault();
      if (canStart) void startBatch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [canStart]);

  return (
    <footer className={styles['bar']}>
      <FolderField />
      <fieldset className={styles['limits']}>
        <legend className="visually-hidden">{messages.atOnceLegend}</legend>
        <ConcurrencyField describedBy="at-once-hint" />
        <PerHostField />
        <OptionsButton />
        <p id="at-once-hint" className={styles['hint']}>
          {messages.atOnceHint}
        </p>
      </fieldset>
      <div className={styles['start']}>
        <Button
          look="primary"
          size="large"
          disabled={!canStart}
          focusableWhenDisabled
          aria-describedby="start-words"
          onClick={() => void startBatch()}
        >
          <Play size={15} fill="currentColor" aria-hidden="true" />
          {messages.start}
        </Button>
        <p id="start-words" className={styles['hint']}>
          {starting
            ? messages.starting
            : (blocker ?? messages.readyToStart(summary.rows, isMac ? '⌘↵' : `${messages.controlKey} ↵`))}
        </p>
      </div>
    </footer>
  );
}
