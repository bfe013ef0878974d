import { Image, ImageOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import styles from './thumbnail.module.css';

/** A row that is only passed while scrolling decodes nothing. */
const settleMs = 90;

/** Holds the place until there is something to show. */
export function NoThumbnail(): ReactNode {
  return (
    <span className={styles['frame']} aria-hidden="true">
      <Image size={16} />
    </span>
  );
}

/** The saved image, small. Where it cannot be decoded, a sign of that. */
export function SavedThumbnail({ src }: { src: string }): ReactNode {
  const [state, setState] = useState<'resting' | 'loading' | 'shown' | 'broken'>('resting');
  useEffect(() => {
    const timer = setTimeout(() => setState('loading'), settleMs);
    return () => clearTimeout(timer);
  }, []);
  if (state === 'resting') return <NoThumbnail />;
  return (
    <span className={styles['frame']} aria-hidden="true">
      {state === 'broken' ? (
        <ImageOff size={16} />
      ) : (
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
      )}
    </span>
  );
}
