import type { ReactNode } from 'react';
import { useMarksStore } from '../../stores/marks-store.ts';

/** Says to a screen reader what a key has marked. */
export function MarkTold(): ReactNode {
  return (
    <output aria-live="polite" className="visually-hidden">
      {useMarksStore(({ said }) => said)}
    </output>
  );
}
