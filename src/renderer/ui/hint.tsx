import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { type HintWatch, watchHints } from './hint-watch.ts';
import styles from './hint.module.css';

/** The one tooltip of the window: the name of the button under the pointer, or with visible focus, that bears `data-hinted`. */
export function HintLayer(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  // Stays while the hint fades.
  const [button, setButton] = useState<HTMLElement | null>(null);
  const watch = useRef<HintWatch>(null);
  useEffect(() => {
    const begun = watchHints((next) => {
      setOpen(next !== null);
      if (next !== null) setButton(next);
    });
    watch.current = begun;
    return () => begun.end();
  }, []);
  return (
    <Tooltip.Root open={isOpen} onOpenChange={(open) => !open && watch.current?.dismiss()}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={button} sideOffset={6} className={styles['positioner']}>
          <Tooltip.Popup className={styles['popup']} data-hint="">
            {button?.getAttribute('aria-label')}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
