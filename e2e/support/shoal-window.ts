import type { Result } from '../../src/shared/result.ts';

declare global {
  interface Window {
    /** What the preload gives the page, as a page that is not ours would see it: functions that take anything. */
    shoal: Record<string, (payload: unknown) => Promise<Result<unknown>>>;
  }
}
