import { ChevronDown, Copy, FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { ActionItem, ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { copyFailedUrls, saveFailedUrls } from './batch-commands.ts';

/** What can be done with the URLs that failed, beside retrying them. */
export function FailedMenu({ size = 'medium' }: { size?: 'small' | 'medium' }): ReactNode {
  const texts = useMessages().run;
  return (
    <ActionMenu
      align="start"
      button={
        <Button size={size}>
          {texts.failedUrls}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <ActionItem onClick={() => void copyFailedUrls()}>
        <Copy size={15} aria-hidden="true" />
        {texts.copyFailedUrls}
      </ActionItem>
      <ActionItem onClick={() => void saveFailedUrls()}>
        <FileDown size={15} aria-hidden="true" />
        {texts.saveFailedUrls}
      </ActionItem>
    </ActionMenu>
  );
}
