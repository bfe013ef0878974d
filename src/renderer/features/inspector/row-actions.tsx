import { Copy, ExternalLink, FolderOpen, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Download } from '../../../shared/download.ts';
import type { DownloadDetails } from '../../../shared/inspect/details.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { actionsFor, type RowAction, runRowAction } from '../rows/row-commands.ts';
import { CurlMenu } from './curl-menu.tsx';
import styles from './inspector.module.css';

const offered = { retry: RotateCw, open: ExternalLink, reveal: FolderOpen, 'copy-urls': Copy } as const;

const isOffered = (action: RowAction): action is keyof typeof offered => action in offered;

/** What is done most with the row that one looks into. */
export function RowActions({ download, details }: { download: Download; details: DownloadDetails | null }): ReactNode {
  const { list } = useMessages();
  return (
    <div className={styles['actions']}>
      {actionsFor(download.state.kind)
        .filter(isOffered)
        .map((action) => {
          const Icon = offered[action];
          return (
            <Button key={action} size="small" onClick={() => void runRowAction(action, download.id)}>
              <Icon size={13} aria-hidden="true" />
              {list.actions[action]}
            </Button>
          );
        })}
      <CurlMenu id={download.id} shells={details?.shells ?? ['posix']} />
    </div>
  );
}
