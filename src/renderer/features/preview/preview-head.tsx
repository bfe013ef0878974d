import { Dialog } from '@base-ui/react/dialog';
import { Toggle } from '@base-ui/react/toggle';
import { ChevronLeft, ChevronRight, FolderOpen, Heart, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Download } from '../../../shared/download.ts';
import type { Mark } from '../../../shared/marks.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { markOf, useMarksStore } from '../../stores/marks-store.ts';
import { imageTypeOfRow, pixelSizeOf } from '../../stores/sheet-rows.ts';
import { bytesOf } from '../../stores/sorted-rows.ts';
import { openDialog } from '../../stores/view-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Segmented } from '../../ui/segmented.tsx';
import toolbar from '../../ui/toolbar.module.css';
import { MarkTold } from '../contact-sheet/mark-told.tsx';
import { toggleMark } from '../contact-sheet/sheet-keys.ts';
import { runRowAction } from '../rows/row-commands.ts';
import styles from './preview-dialog.module.css';
import type { Zoom } from './preview-stage.tsx';
import type { Neighbours } from './use-neighbours.ts';

interface PreviewHeadProps {
  download: Download;
  neighbours: Neighbours;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
}

/** What the image is, where it stands among the others, and what can be done with it. */
export function PreviewHead({ download, neighbours, zoom, onZoom }: PreviewHeadProps): ReactNode {
  const { sheet } = useMessages();
  const { preview } = sheet;
  const { id, name } = download;
  return (
    <div className={styles['head']}>
      <div className={styles['words']}>
        <Dialog.Title className={styles['title']}>{name}</Dialog.Title>
        <Dialog.Description className={styles['description']}>{useFigures(download, neighbours)}</Dialog.Description>
      </div>
      <MarkTold />
      <div className={styles['actions']}>
        <MarkToggle download={download} mark="kept" />
        <MarkToggle download={download} mark="rejected" />
        <Segmented<Zoom>
          label={preview.zoom}
          value={zoom}
          segments={[
            { value: 'fit', label: preview.fit },
            { value: 'full', label: preview.full },
          ]}
          onChange={onZoom}
        />
        <Step label={preview.previous} to={neighbours.previous}>
          <ChevronLeft size={16} />
        </Step>
        <Step label={preview.next} to={neighbours.next}>
          <ChevronRight size={16} />
        </Step>
        <IconButton label={preview.reveal} onClick={() => void runRowAction('reveal', id)}>
          <FolderOpen size={15} />
        </IconButton>
        <Dialog.Close
          render={
            <IconButton label={preview.close}>
              <X size={16} />
            </IconButton>
          }
        />
      </div>
    </div>
  );
}

function Step({ label, to, children }: { label: string; to: number | null; children: ReactNode }): ReactNode {
  return (
    <IconButton
      label={label}
      disabled={to === null}
      onClick={() => {
        if (to !== null) openDialog({ kind: 'preview', id: to });
      }}
    >
      {children}
    </IconButton>
  );
}

function MarkToggle({ download: { id }, mark }: { download: Download; mark: Mark }): ReactNode {
  const { sheet } = useMessages();
  const has = useMarksStore(({ codes }) => markOf(codes, id) === mark);
  return (
    <Toggle
      className={classNames(toolbar['button'], styles['mark'])}
      data-mark={mark}
      pressed={has}
      aria-keyshortcuts={mark === 'kept' ? 'K' : 'X'}
      onPressedChange={() => toggleMark([id], mark)}
    >
      {mark === 'kept' ? <Heart size={14} aria-hidden="true" /> : <Trash2 size={14} aria-hidden="true" />}
      <span className={styles['markWords']}>{mark === 'kept' ? sheet.keep : sheet.reject}</span>
    </Toggle>
  );
}

/** `3 of 40 · 4000 × 3000 pixels · 2.1 MB · JPEG · cdn.example` */
function useFigures(download: Download, { at, all }: Neighbours): string {
  const { preview } = useMessages().sheet;
  const { bytes } = useFormat();
  const size = pixelSizeOf(download.state);
  const held = bytesOf(download.state);
  const parts = [
    at === null ? null : preview.place(at, all),
    size === null ? null : preview.dimensions(size.width, size.height),
    held === undefined ? null : bytes(held),
    imageTypeOfRow(download),
    download.host,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
