import { Image, ImageOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { imageUrl } from '../../../shared/ipc/contract.ts';
import styles from './thumbnail.module.css';

/** A row that is only passed while scrolling decodes nothing. */
const settleMs = 90;

interface ThumbnailProps {
  batchId: string;
  id: DownloadId;
  /** The file is whole and can be shown. */
  saved: boolean;
}

export function Thumbnail({ batchId, id, saved }: ThumbnailProps): ReactNode {
  return (
    <span className={styles['frame']} aria-hidden="true">
      {saved ? <SavedImage src={imageUrl(batchId, id)} /> : <Image size={16} />}
    </span>
  );
}

function SavedImage({ src }: { src: string }): ReactNode {
  const [state, setState] = useState<'resting' | 'loading' | 'shown' | 'broken'>('resting');
  useEffect(() => {
    const timer = setTimeout(() => setState('loading'), settleMs);
    return () => clearTimeout(timer);
  }, []);
  if (state === 'broken') return <ImageOff size={16} />;
  if (state === 'resting') return <Image size={16} />;
  return (
    <img
      src={src}
      alt=""
      width={40}
      height={40}
      decoding="async"
      loading="lazy"
      draggable={false}
      className={styles['image']}
      data-shown={state === 'shown' ? '' : undefined}
      onLoad={() => setState('shown')}
      onError={() => setState('broken')}
    />
  );
}
