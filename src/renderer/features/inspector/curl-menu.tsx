import { ChevronDown, KeyRound, SquareTerminal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import type { CurlShell } from '../../../shared/inspect/curl.ts';
import { attempt } from '../../ipc-client.ts';
import { currentMessages, useMessages } from '../../stores/language-store.ts';
import { ActionItem, ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { showNotice } from '../../ui/toasts.ts';

interface CurlMenuProps {
  id: DownloadId;
  /** This computer's own first. */
  shells: readonly CurlShell[];
}

/** Copies a command that asks for the same, without what lets somebody in unless that is wanted. */
export function CurlMenu({ id, shells }: CurlMenuProps): ReactNode {
  const texts = useMessages().inspector;
  const [own = 'posix'] = shells;
  return (
    <ActionMenu
      align="start"
      button={
        <Button size="small">
          <SquareTerminal size={13} aria-hidden="true" />
          {texts.copyCurl}
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
    >
      {shells.map((shell) => (
        <ActionItem key={shell} onClick={() => void copyCurl(id, shell, false)}>
          <SquareTerminal size={15} aria-hidden="true" />
          {texts.curlFor[shell]}
        </ActionItem>
      ))}
      <ActionItem onClick={() => void copyCurl(id, own, true)}>
        <KeyRound size={15} aria-hidden="true" />
        {texts.withSecrets}
      </ActionItem>
    </ActionMenu>
  );
}

async function copyCurl(id: DownloadId, shell: CurlShell, withSecrets: boolean): Promise<void> {
  const texts = currentMessages().inspector;
  const copied = await attempt(texts.couldNotCopyCurl, (shoal) => shoal.downloadsCopyCurl({ id, shell, withSecrets }));
  if (copied === undefined) return;
  const note = withSecrets ? texts.curlWithSecrets : copied.hidden > 0 ? texts.curlHidden(copied.hidden) : undefined;
  showNotice(texts.curlCopied, note);
}
