import { dirname, relative, resolve, sep } from 'node:path';
import type { Download, PhaseTimings } from '../../shared/download.ts';
import { emptyRow, type ManifestRow, type PhaseColumns } from '../../shared/manifest/manifest-row.ts';

/**
 * A row of a batch as its manifest has it.
 *
 * @param list the list's path, `-` for standard input, null where it has none
 * @param root the batch's folder, as `rootFor` gives it
 */
export function downloadRow(list: string | null, { line, url, name, state }: Download, root: string): ManifestRow {
  switch (state.kind) {
    case 'done': {
      const { bytes, mediaType: type, attempts, sha256 = null, finalUrl = url, width = null, height = null } = state;
      const { sameAsOthers = null, endsEarly = false, wrongExtension } = state;
      const notes = [
        ...(endsEarly ? ['ends-early'] : []),
        ...(wrongExtension === undefined ? [] : ['wrong-extension']),
      ];
      const oddities = { sameAsOthers, note: notes.join(' ') || null };
      const figures = { bytes, sha256, width, height, type, ...oddities, attempts, ms: Math.round(state.ms) };
      return {
        ...emptyRow(list, line, url, 'saved'),
        finalUrl,
        ...placeOf(root, name),
        ...figures,
        ...phaseColumnsOf(state.timings),
      };
    }
    case 'skipped': {
      const { bytes, sha256 = null, why: code } = state;
      return { ...emptyRow(list, line, url, 'skipped'), ...placeOf(root, name), bytes, sha256, code };
    }
    case 'failed': {
      const { code, message } = state.failure;
      return { ...emptyRow(list, line, url, 'failed'), attempts: state.attempts, code, message };
    }
    default:
      return emptyRow(list, line, url, 'cancelled');
  }
}

const placeOf = (root: string, name: string): Pick<ManifestRow, 'root' | 'path'> => ({ root, path: withSlashes(name) });

const withSlashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** The folder of a batch as its manifest names it. On Windows there is no way from one drive to another but the whole path. */
export const rootFor = (manifestPath: string, folder: string): string =>
  withSlashes(relative(dirname(resolve(manifestPath)), folder)) || '.';

function phaseColumnsOf(timings: PhaseTimings): PhaseColumns {
  const { queue, dns, connect, tls, firstByte, body, disk } = timings;
  return {
    queueMs: Math.round(queue),
    dnsMs: Math.round(dns),
    connectMs: Math.round(connect),
    tlsMs: Math.round(tls),
    firstByteMs: Math.round(firstByte),
    bodyMs: Math.round(body),
    diskMs: Math.round(disk),
  };
}
