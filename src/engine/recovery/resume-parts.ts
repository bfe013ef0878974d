import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DownloadId } from '../../shared/download.ts';
import type { Disk } from '../files/disk.ts';
import { findDisk } from '../files/disks.ts';
import { isPartOf } from '../files/part-name.ts';
import { isSameBoot } from '../store/boot-id.ts';
import type { StoredPart } from '../store/batch-tables.ts';
import type { StoredBatch } from '../store/stored-batch.ts';
import type { KeptPart } from '../transfer/transfer.ts';

/**
 * Looks which part files of a batch can be gone on with, and removes the others. Until the computer is started anew every
 * byte that was written is there, also after the process was killed; after that only those that were synced: a file
 * that grew just before a power cut may end in zeros.
 *
 * @param boot the present start of the computer
 */
export async function findResumeParts(batch: StoredBatch, boot: string): Promise<Map<DownloadId, KeptPart>> {
  const { id: batchId, folder } = batch;
  const isAllThere = isSameBoot(batch.boot, boot);
  const disk = await findDisk(folder);
  const found = new Map<DownloadId, KeptPart>();
  for (const [id, part] of batch.parts) {
    if (!isPartOf(batchId, part.name) || /[/\\]/.test(part.name)) continue; // it would be somebody else's
    const path = join(folder, part.name);
    const bytes = await usableBytes(path, part, isAllThere, disk);
    if (bytes === 0) await disk.look(async () => await rm(path, { force: true })).catch(() => undefined);
    else found.set(id, keptPart(path, part, bytes));
  }
  return found;
}

/** 0 where the file cannot be gone on with. */
async function usableBytes(path: string, part: StoredPart, isAllThere: boolean, disk: Disk): Promise<number> {
  const stats = await disk.files.stat(path, false);
  // With a second name it is a saved file as well, which must not be written to.
  if (stats === null || !stats.isFile || stats.nlink > 1) return 0;
  if (part.totalBytes !== null && stats.size > part.totalBytes) return 0;
  const bytes = isAllThere ? stats.size : Math.min(stats.size, part.syncedBytes);
  // Of a file that is complete but for its name the last byte is asked for again: with it the server says that it is still the same.
  return part.totalBytes === null ? bytes : Math.min(bytes, part.totalBytes - 1);
}

function keptPart(path: string, { validator, totalBytes, syncedBytes }: StoredPart, bytes: number): KeptPart {
  return { path, validator, totalBytes, bytes, isSynced: bytes <= syncedBytes };
}
