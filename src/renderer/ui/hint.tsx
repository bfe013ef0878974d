import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { hintHandle } from './hint-handle.ts';
import styles from './hint.module.css';

/** The one tooltip of the window; buttons that carry a hint are its triggers. */
export function HintLayer(): ReactNode {
  return (
    <Tooltip.Root handle={hintHandle}>
      {({ payload }) => (
        <Tooltip.Portal>
          <Tooltip.Positioner sideOffset={6} className={styles['positioner']}>
            <Tooltip.Popup className={styles['popup']}>{payload}</Tooltip.Popup>
          </Tooltip.Positioner>
        </Tooltip.Portal>
      )}
    </Tooltip.Root>
  );
}
