import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { imageUrl } from '../../../shared/ipc/contract.ts';
import type { DownloadId } from '../../../shared/download.ts';
import { mostViewablePixels } from '../../../shared/thumbnails.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { pixelSizeOf } from '../../stores/sheet-rows.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { classNames } from '../../ui/class-names.ts';
import dialog from '../../ui/dialog.module.css';
import large from '../../ui/large-dialog.module.css';
import styles from './preview-dialog.module.css';
import { PreviewHead } from './preview-head.tsx';
import { PreviewStage, type Zoom } from './preview-stage.tsx';
import { useNeighbours } from './use-neighbours.ts';
import { usePreviewKeys } from './use-preview-keys.ts';

/** One saved image, as large as the window allows or as it is. */
export function PreviewDialog(): ReactNode {
  const id = useViewStore((view) => (view.dialog?.kind === 'preview' ? view.dialog.id : null));
  // What was shown last stays while the dialog fades out, and its row has the focus afterwards.
  const [shown, setShown] = useState(id);
  const popup = useRef<HTMLDivElement>(null);
  const heir = useRef<DownloadId | null>(null);
  const noteHeir = useCallback((next: DownloadId | null) => {
    heir.current = next;
  }, []);
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
          ref={popup}
          className={classNames(large['popup'], styles['popup'])}
          // Not the first button: Space is to close.
          initialFocus={popup}
          finalFocus={() => (shown === null ? true : focusRow(heir.current ?? shown))}
        >
          {shown !== null && <Preview id={shown} isOpen={id !== null} onHeir={noteHeir} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A row that is not in the page is brought there, and gets the focus then. */
function focusRow(id: DownloadId): HTMLElement | boolean {
  const row = document.querySelector<HTMLElement>(`[role="grid"] [data-id="${id}"]`);
  if (row !== null) return row;
  useViewStore.setState({ wantedRow: id });
  return false;
}

interface PreviewProps {
  id: DownloadId;
  isOpen: boolean;
  /** Gets the row beside it while its own is not among those that are shown any more. */
  onHeir: (heir: DownloadId | null) => void;
}

function Preview({ id, isOpen, onHeir }: PreviewProps): ReactNode {
  const { sheet } = useMessages();
  const download = useBatchStore(({ mirror }) => mirror?.byId[id]);
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  const [zoom, setZoom] = useState<Zoom>('fit');
  const neighbours = useNeighbours(id);
  useEffect(() => {
    onHeir(neighbours.at === null ? (neighbours.next ?? neighbours.previous) : null);
  }, [onHeir, neighbours]);
  usePreviewKeys({ id, neighbours, isOpen, toggleZoom: () => setZoom(zoom === 'fit' ? 'full' : 'fit') });
  if (download === undefined) return null;
  const size = pixelSizeOf(download.state);
  const isTooLarge = size !== null && size.width * size.height > mostViewablePixels;
  return (
    <>
      <PreviewHead download={download} neighbours={neighbours} zoom={zoom} onZoom={setZoom} />
      {isTooLarge ? (
        <p className={styles['broken']}>{sheet.tooLarge}</p>
      ) : (
        <PreviewStage key={id} src={imageUrl(batchId, id)} name={download.name} zoom={zoom} />
      )}
    </>
  );
}
