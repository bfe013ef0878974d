import type { ReactNode } from 'react';

const fish = 'M-6.5 0C-3.5-5.2 4-5.8 9 0C4 5.8-3.5 5.2-6.5 0ZM-4.4 0L-11 4.6Q-9.2 0-11-4.6Z';

/** The mark: three fish of one shoal. Takes the colour of the text around it. */
export function Mark({ size }: { size: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
      <path d={fish} transform="translate(20 16)" />
      <path d={fish} transform="translate(11 6) scale(.8)" opacity=".62" />
      <path d={fish} transform="translate(11 26) scale(.8)" opacity=".62" />
    </svg>
  );
}
