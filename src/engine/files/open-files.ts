import { readdirSync } from 'node:fs';

/** How much may be open at once without the system's limit being met. */
export interface OpenFileBudget {
  /** Downloads that run at once. */
  slots: number;
  /** Complete files beside them that wait for the disk. */
  withoutSlot: number;
}

/** A download has its connection and its part file open, and looks into the file while it is checked. */
const perSlot = 3;
/** Beside the downloads: the database's files, a folder that is read or synced, a list, and what the threads for files and for hashes need for themselves. */
const keptFree = 18;
/** More complete files than this need not wait for the disk: a wave of syncs, and what comes meanwhile from a fast line. */
const mostWithoutSlot = 512;

/**
 * Shares out what the system lets this process open. A download that meets the limit fails over nothing but our own haste.
 *
 * @param limit on open files and connections; null where there is none
 * @param open how many there are already
 */
export function shareOpenFiles(limit: number | null, open: number): OpenFileBudget {
  if (limit === null) return { slots: Infinity, withoutSlot: mostWithoutSlot };
  const share = Math.floor((limit - open - keptFree) / (perSlot + 1));
  return { slots: Math.max(1, share), withoutSlot: Math.min(mostWithoutSlot, Math.max(0, share)) };
}

/** What may be open beside what is open now. */
export function openFileBudget(): OpenFileBudget {
  return shareOpenFiles(openFileLimit(), countOpenFiles());
}

let known: number | null | undefined;

/**
 * The soft limit (`ulimit -n`). Null on Windows, which has none, and where it is unlimited. To be asked for before there is
 * a thread that may hang: Node's report waits for each of them, and is made once.
 */
export function openFileLimit(): number | null {
  if (known === undefined) known = askLimit();
  return known;
}

function askLimit(): number | null {
  if (process.platform === 'win32') return null;
  Object.assign(process.report, { excludeNetwork: true }); // that takes long
  const report: { userLimits?: { open_files?: { soft?: unknown } } } = process.report.getReport();
  const soft = report.userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : null;
}

function countOpenFiles(): number {
  try {
    return readdirSync('/dev/fd').length;
  } catch {
    return 32;
  }
}
