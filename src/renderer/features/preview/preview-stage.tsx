import type { PointerEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import styles from './preview-dialog.module.css';

/** `full` shows a pixel of the image as a pixel of the page. */
export type Zoom = 'fit' | 'full';

interface PreviewStageProps {
  src: string;
  name: string;
  zoom: Zoom;
}

/** The image itself. At full size it is moved with pointer, wheel and arrow keys (`panPreview`). */
export function PreviewStage({ src, name, zoom }: PreviewStageProps): ReactNode {
  const { sheet } = useMessages();
  const [broken, setBroken] = useState(false);
  if (broken) return <p className={styles['broken']}>{sheet.preview.broken}</p>;
  return (
    <figure
      className={styles['stage']}
      data-zoom={zoom}
      onPointerDown={startPanning}
      onPointerMove={pan}
      onWheel={({ currentTarget, deltaX, deltaY }) => currentTarget.scrollBy(deltaX, deltaY)}
    >
      <img
        src={src}
        alt={name}
        decoding="async"
        draggable={false}
        className={styles['image']}
        onError={() => setBroken(true)}
      />
    </figure>
  );
}

function startPanning({ currentTarget, pointerId, button }: PointerEvent<HTMLElement>): void {
  if (button === 0 && currentTarget.dataset['zoom'] === 'full') currentTarget.setPointerCapture(pointerId);
}

function pan({ currentTarget, pointerId, movementX, movementY }: PointerEvent<HTMLElement>): void {
  if (currentTarget.hasPointerCapture(pointerId)) currentTarget.scrollBy(-movementX, -movementY);
}

/** So far an arrow key moves an image, in pixels. */
const keyStep = 80;

/** Moves the image at full size. @returns false where there is none */
export function panPreview(key: string): boolean {
  const stage = document.querySelector('figure[data-zoom="full"]');
  if (stage === null) return false;
  stage.scrollBy({
    left: { ArrowLeft: -keyStep, ArrowRight: keyStep }[key] ?? 0,
    top: { ArrowUp: -keyStep, ArrowDown: keyStep }[key] ?? 0,
  });
  return true;
}
