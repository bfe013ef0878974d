import { Ban, CircleAlert, Clock, Image, ImageOff, Pause, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Download, DownloadId } from '../../../shared/download.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ThumbnailEdge } from '../../../shared/thumbnails.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { imageTypeOfRow } from '../../stores/sheet-rows.ts';
import { useThumbnail } from '../thumbnails/use-thumbnail.ts';
import { ProgressRing } from './progress-ring.tsx';
import styles from './tile-picture.module.css';

interface TilePictureProps {
  download: Download;
  batchId: string;
  edge: ThumbnailEdge;
}

/** What there is to see of an image: itself, or how far it is, or why it is not there. */
export function TilePicture({ download, batchId, edge }: TilePictureProps): ReactNode {
  const { id, state } = download;
  switch (state.kind) {
    case 'done':
    case 'skipped':
      return <SavedPicture download={download} batchId={batchId} edge={edge} />;
    case 'active':
    case 'saving':
      return <Moving id={id} />;
    case 'failed':
      return <Failed failure={state.failure} host={download.host} />;
    case 'retrying':
      return <RotateCw size={20} className={styles['waiting']} aria-hidden="true" />;
    case 'paused':
      return <Pause size={20} className={styles['waiting']} aria-hidden="true" />;
    case 'queued':
      return <Clock size={20} className={styles['waiting']} aria-hidden="true" />;
    case 'cancelled':
      return <Ban size={20} className={styles['waiting']} aria-hidden="true" />;
    default:
      return assertNever(state);
  }
}

function Failed({ failure, host }: { failure: Failure; host: string | null }): ReactNode {
  const message = useMessages().failures.message(failure, host);
  return (
    <span className={styles['failed']}>
      <CircleAlert size={22} aria-hidden="true" />
      <span className={styles['reason']} title={message}>
        {message}
      </span>
    </span>
  );
}

function SavedPicture({ download, batchId, edge }: TilePictureProps): ReactNode {
  const { sheet } = useMessages();
  const thumbnail = useThumbnail(batchId, download.id, edge);
  switch (thumbnail.kind) {
    case 'waiting':
      return <Image size={20} className={styles['loading']} aria-hidden="true" />;
    case 'none':
      return (
        <span className={styles['none']}>
          <ImageOff size={20} aria-hidden="true" />
          {imageTypeOfRow(download)}
          <span>{sheet.noPreview}</span>
        </span>
      );
    case 'image':
      return (
        <img
          src={thumbnail.src}
          alt=""
          decoding="async"
          draggable={false}
          className={styles['image']}
          onError={thumbnail.onError}
        />
      );
    default:
      return assertNever(thumbnail);
  }
}

function Moving({ id }: { id: DownloadId }): ReactNode {
  const { percent } = useFormat();
  const progress = useBatchStore(({ mirror }) => mirror?.progressById.get(id));
  const total = progress?.totalBytes ?? null;
  if (progress === undefined || total === null || total === 0) return <ProgressRing share={null} words="" />;
  const share = Math.min(1, progress.receivedBytes / total);
  return <ProgressRing share={share} words={percent(progress.receivedBytes, total)} />;
}
