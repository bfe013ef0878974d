import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/menu.module.css';
import { retryLater } from './failure-commands.ts';

const minutes = [5, 15, 60] as const;

/** Tries a group again some time later. */
export function LaterMenu({ ids }: { ids: readonly DownloadId[] }): ReactNode {
  const texts = useMessages().remedies;
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button size="small">
            {texts.later}
            <ChevronDown size={13} aria-hidden="true" />
          </Button>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} align="end" sideOffset={4}>
          <Menu.Popup className={styles['popup']}>
            <Menu.Item className={styles['item']} onClick={() => void retryLater(ids, 0)}>
              {texts.laterAtEnd}
            </Menu.Item>
            {minutes.map((wait) => (
              <Menu.Item key={wait} className={styles['item']} onClick={() => void retryLater(ids, wait)}>
                {texts.laterIn(wait)}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
