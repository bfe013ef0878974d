import type { ReactNode } from 'react';

/** The slots of a batch over time. */
export function WaterfallView(): ReactNode {
  return <section aria-label="Waterfall" />;
}
