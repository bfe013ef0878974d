import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** For so long a failed download is not tried again by itself, so that a start behind a silent firewall waits once. */
export const REMEMBER_MS = 6 * 60 * 60 * 1000;

const markerSchema = z.object({ version: z.string(), failedAt: z.number(), because: z.string() });
export type FailedDownload = z.infer<typeof markerSchema>;

/** The last failed download of this version of Electron, unless it is too long ago to count. */
export function recallFailure(file: string, version: string, now: number): FailedDownload | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const marker = markerSchema.safeParse(parseJson(text));
  if (!marker.success || marker.data.version !== version) return undefined;
  const age = now - marker.data.failedAt;
  // A clock that was set back must not make a failure last.
  return age >= 0 && age < REMEMBER_MS ? marker.data : undefined;
}

/** @throws nothing: a folder that cannot be written only means that the next start tries again */
export function rememberFailure(file: string, failure: FailedDownload): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(failure));
  } catch {
    // See above.
  }
}

export function forgetFailure(file: string): void {
  rmSync(file, { force: true });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
