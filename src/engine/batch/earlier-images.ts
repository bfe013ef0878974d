import type { DownloadId } from '../../shared/download.ts';
import type { EarlierRun } from './batch-record.ts';
import type { WholeImage } from './plan-rows.ts';

/** The images that an earlier process has saved or found. */
export function imagesOf({ states, names }: EarlierRun): Map<DownloadId, WholeImage> {
  const images = new Map<DownloadId, WholeImage>();
  for (const kind of ['done', 'skipped'] as const) {
    for (const id of states.idsIn(kind)) {
      const name = names.at(id) ?? '';
      const state = states.get(id);
      if (name === '' || (state?.kind !== 'done' && state?.kind !== 'skipped')) continue;
      images.set(id, { name, bytes: state.bytes, sha256: state.sha256 ?? null });
    }
  }
  return images;
}
