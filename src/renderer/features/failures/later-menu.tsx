import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useMessages } from '../../stores/language-store.ts';
import { ActionItem, ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { retryLater } from './failure-commands.ts';

const minutes = [5, 15, 60] as const;

/** Tries a group again some time later. */
export function LaterMenu({ ids }: { ids: readonly DownloadId[] }): ReactNode {
  const texts = useMessages().remedies;
  return (
    <ActionMenu
      align="end"
      button={
        <Button size="small">
          {texts.later}
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
    >
      <ActionItem onClick={() => void retryLater(ids, 0)}>{texts.laterAtEnd}</ActionItem>
      {minutes.map((wait) => (
        <ActionItem key={wait} onClick={() => void retryLater(ids, wait)}>
          {texts.laterIn(wait)}
        </ActionItem>
      ))}
    </ActionMenu>
  );
}
