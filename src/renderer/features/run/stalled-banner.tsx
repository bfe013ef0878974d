import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { Button } from '../../ui/button.tsx';
import { resumeBatch } from './batch-commands.ts';
import styles from './stalled-banner.module.css';

/** The batch has stopped by itself: why, what to do, and the way on. */
export function StalledBanner(): ReactNode {
  const failure = useBatchStore(({ mirror }) => (mirror?.status.kind === 'stalled' ? mirror.status.failure : null));
  if (failure === null) return null;
  return (
    <section className={styles['banner']} role="alert">
      <OctagonAlert size={20} aria-hidden="true" />
      <div className={styles['words']}>
        <p className={styles['message']}>{failure.message}</p>
        <p className={styles['advice']}>{failure.advice}</p>
      </div>
      <Button look="primary" onClick={() => void resumeBatch()}>
        Resume
      </Button>
    </section>
  );
}
