import type { ReactNode } from 'react';

const fish = 'M-7 0C-4-4.1 3-4.6 8 0C3 4.6-4 4.1-7 0ZM-5.6 0L-10.4-3.6L-9 0L-10.4 3.6Z';

/** The mark: three fish of one shoal. Takes the colour of the text around it. */
export function Mark({ size }: { size: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
      <path d={fish} transform="translate(21.5 16)" />
      <path d={fish} transform="translate(12.5 6.5) scale(.78)" opacity=".62" />
      <path d={fish} transform="translate(11.5 25.5) scale(.78)" opacity=".62" />
    </svg>
  );
}
