import { Dialog } from '@base-ui/react/dialog';
import { FolderOpen, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { imageUrl } from '../../../shared/ipc/contract.ts';
import type { DownloadId, DownloadState } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { closeDialog, openDialog, useViewStore } from '../../stores/view-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import dialog from '../../ui/dialog.module.css';
import styles from './preview-dialog.module.css';
import { runRowAction } from './row-commands.ts';
import { savedWords } from './row-words.ts';
import { useVisibleIds } from './use-visible-ids.ts';

/** One saved image, as large as the window allows. */
export function PreviewDialog(): ReactNode {
  const id = useViewStore((view) => (view.dialog?.kind === 'preview' ? view.dialog.id : null));
  // What was shown last stays while the dialog fades out, and its row has the focus afterwards.
  const [shown, setShown] = useState(id);
  if (id !== null && id !== shown) setShown(id);
  return (
    <Dialog.Root
      open={id !== null}
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog['backdrop']} />
        <Dialog.Popup
          className={styles['popup']}
          finalFocus={() => document.querySelector<HTMLElement>(`tr[data-id="${shown}"]`) ?? true}
        >
          {shown !== null && <Preview id={shown} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Preview({ id }: { id: DownloadId }): ReactNode {
  const download = useBatchStore(({ mirror }) => mirror?.byId[id]);
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  useNeighbourKeys(id);
  if (download === undefined) return null;
  const { name, host, state } = download;
  const saved = isSaved(state) ? ` · ${savedWords(state)}` : '';
  return (
    <>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <Dialog.Title className={styles['title']}>{name}</Dialog.Title>
          <Dialog.Description className={styles['description']}>
            {host}
            {saved}
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
        <Picture key={id} src={imageUrl(batchId, id)} name={name} />
      </div>
    </>
  );
}

function Picture({ src, name }: { src: string; name: string }): ReactNode {
  const [broken, setBroken] = useState(false);
  if (broken) return <p className={styles['broken']}>This image cannot be shown here. The file itself is saved.</p>;
  return <img src={src} alt={name} decoding="async" className={styles['image']} onError={() => setBroken(true)} />;
}

const isSaved = (state: DownloadState): state is Extract<DownloadState, { kind: 'done' | 'skipped' }> =>
  state.kind === 'done' || state.kind === 'skipped';

/** Arrow keys lead to the saved image before or after, in the order of the list as it is shown. */
function useNeighbourKeys(id: DownloadId): void {
  const ids = useVisibleIds();
  const byId = useBatchStore(({ mirror }) => mirror?.byId);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
      if (step === undefined) return;
      for (let at = ids.indexOf(id) + step; at >= 0 && at < ids.length; at += step) {
        const next = ids[at];
        const state = next === undefined ? undefined : byId?.[next]?.state;
        if (next === undefined || state === undefined || !isSaved(state)) continue;
        openDialog({ kind: 'preview', id: next });
        return;
      }
    };
    // Before the dialog, which keeps arrow keys to itself.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [id, ids, byId]);
}
