import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { resumeBatch, resumeInNewFolder } from './batch-commands.ts';
import styles from './stalled-banner.module.css';

/** The batch has stopped by itself: why, what to do, and the way on. */
export function StalledBanner(): ReactNode {
  const messages = useMessages();
  const failure = useBatchStore(({ mirror }) => (mirror?.status.kind === 'stalled' ? mirror.status.failure : null));
  if (failure === null) return null;
  const isFolderGone = failure.code === 'folder-missing';
  return (
    <section className={styles['banner']} role="alert">
      <OctagonAlert size={20} aria-hidden="true" />
      <div className={styles['words']}>
        <p className={styles['message']}>{messages.failures.message(failure, null)}</p>
        <p className={styles['advice']}>
          {isFolderGone ? messages.run.folderGone : messages.failures.advice[failure.code]}
        </p>
      </div>
      <div className={styles['ways']}>
        {isFolderGone && (
          <Button look="primary" onClick={() => void resumeInNewFolder()}>
            {messages.run.createAndResume}
          </Button>
        )}
        <Button look={isFolderGone ? 'plain' : 'primary'} onClick={() => void resumeBatch()}>
          {messages.run.resume}
        </Button>
      </div>
    </section>
  );
}
