import type { Download, SkipReason } from '../../shared/download.ts';
import { formatBytes, formatDuration } from '../../shared/format.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';

// File names and server text go through `visibleText`: a terminal obeys control characters wherever they come from.

/** A finished row in words. */
export type RowWords =
  | { kind: 'saved'; name: string; size: string; time: string }
  | { kind: 'skipped'; name: string; reason: string }
  | { kind: 'failed'; name: string; url: string; reason: string; advice: string };

/** Why a row needs no download. */
export const skipWords: Record<SkipReason, string> = {
  'saved-before': 'here already',
  'name-taken': 'a file of this name is here',
  rejected: 'rejected before',
};

/** @returns null for a row that has not come to an end, or was cancelled: there is nothing to tell of it by itself */
export function rowWords({ name: plain, url, state }: Download): RowWords | null {
  const name = visibleText(plain);
  switch (state.kind) {
    case 'done':
      return { kind: 'saved', name, size: formatBytes(state.bytes), time: formatDuration(state.ms) };
    case 'skipped':
      return {
        kind: 'skipped',
        name,
        reason: skipWords[state.why],
      };
    case 'failed': {
      const { message, advice } = state.failure;
      return { kind: 'failed', name, url, reason: visibleText(message), advice };
    }
    default:
      return null;
  }
}
