import { Menu } from '@base-ui/react/menu';
import { ChevronDown, Copy, FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/menu.module.css';
import { copyFailedUrls, saveFailedUrls } from './batch-commands.ts';

/** What can be done with the URLs that failed, beside retrying them. */
export function FailedMenu({ size = 'medium' }: { size?: 'small' | 'medium' }): ReactNode {
  const texts = useMessages().run;
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button size={size}>
            {texts.failedUrls}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} align="start" sideOffset={4}>
          <Menu.Popup className={styles['popup']}>
            <Menu.Item className={styles['item']} onClick={() => void copyFailedUrls()}>
              <Copy size={15} aria-hidden="true" />
              {texts.copyFailedUrls}
            </Menu.Item>
            <Menu.Item className={styles['item']} onClick={() => void saveFailedUrls()}>
              <FileDown size={15} aria-hidden="true" />
              {texts.saveFailedUrls}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
