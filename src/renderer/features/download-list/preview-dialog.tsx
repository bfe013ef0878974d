import { Dialog } from '@base-ui/react/dialog';
import { FolderOpen, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { imageUrl } from '../../../shared/ipc/contract.ts';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import dialog from '../../ui/dialog.module.css';
import styles from './preview-dialog.module.css';
import { runRowAction } from './row-commands.ts';
import { savedWords } from './row-words.ts';

/** One saved image, as large as the window allows. */
export function PreviewDialog(): ReactNode {
  const id = useViewStore((view) => (view.dialog?.kind === 'preview' ? view.dialog.id : null));
  return (
    <Dialog.Root
      open={id !== null}
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog['backdrop']} />
        <Dialog.Popup className={styles['popup']}>{id !== null && <Preview id={id} />}</Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Preview({ id }: { id: DownloadId }): ReactNode {
  const download = useBatchStore(({ mirror }) => mirror?.byId[id]);
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  if (download === undefined) return null;
  const { name, host, state } = download;
  const saved = state.kind === 'done' || state.kind === 'skipped' ? savedWords(state) : '';
  return (
    <>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <Dialog.Title className={styles['title']}>{name}</Dialog.Title>
          <Dialog.Description className={styles['description']}>
            {host} · {saved}
          </Dialog.Description>
        </div>
        <Button onClick={() => void runRowAction('reveal', id)}>
          <FolderOpen size={15} aria-hidden="true" />
          Show in folder
        </Button>
        <Dialog.Close
          render={
            <IconButton label="Close preview">
              <X size={16} />
            </IconButton>
          }
        />
      </div>
      <div className={styles['stage']}>
        <img key={id} src={imageUrl(batchId, id)} alt={name} decoding="async" className={styles['image']} />
      </div>
    </>
  );
}
