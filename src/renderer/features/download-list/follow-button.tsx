import { LocateFixed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { isNarrowed, setFollowing, useViewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import styles from './follow-button.module.css';

/** Leads back to the rows that move, for whoever has scrolled away. Lies over the list, so that nothing makes room for it. */
export function FollowButton(): ReactNode {
  const texts = useMessages().list;
  const running = useBatchStore(({ mirror }) => mirror?.status.kind === 'running');
  const following = useViewStore((view) => view.following);
  const narrowed = useViewStore(isNarrowed);
  const sorted = useSettingsStore((settings) => settings.list.sort !== null);
  const selected = useSelectionStore(({ count }) => count > 1); // what is done with them stands in its place
  if (!running || following || narrowed || sorted || selected) return null;
  return (
    <div className={styles['place']}>
      <Button onClick={() => setFollowing(true)}>
        <LocateFixed size={14} aria-hidden="true" />
        {texts.follow}
      </Button>
    </div>
  );
}
