import { Image, ImageOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { edgeFor } from '../../../shared/thumbnails.ts';
import { useThumbnail } from '../thumbnails/use-thumbnail.ts';
import styles from './thumbnail.module.css';

/** The same as --thumbnail in the styles, in pixels. */
const side = 40;

/** Holds the place until there is something to show. */
export function NoThumbnail({ isBare = false }: { isBare?: boolean }): ReactNode {
  return (
    <span className={styles['frame']} aria-hidden="true">
      {!isBare && <Image size={16} />}
    </span>
  );
}

/** The saved image, small. Where it cannot be drawn, a sign of that. */
export function SavedThumbnail({ batchId, id }: { batchId: string; id: DownloadId }): ReactNode {
  const thumbnail = useThumbnail(batchId, id, edgeFor(side * window.devicePixelRatio));
  if (thumbnail.kind === 'waiting') return <NoThumbnail />;
  return (
    <span className={styles['frame']} aria-hidden="true">
      {thumbnail.kind === 'none' ? (
        <ImageOff size={16} />
      ) : (
        <img
          src={thumbnail.src}
          alt=""
          width={side}
          height={side}
          decoding="async"
          draggable={false}
          className={styles['image']}
          onError={thumbnail.onError}
        />
      )}
    </span>
  );
}
