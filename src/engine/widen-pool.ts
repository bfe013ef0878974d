import { randomBytes } from 'node:crypto';

const variable = 'UV_THREADPOOL_SIZE';

/** A disk that does not answer keeps up to five of them: four with syncs, and one with what is looked at there. */
const wide = '12';

/**
 * Gives Node's pool twelve threads in place of four, so that two disks that do not answer leave some. To be called
 * before anything uses the pool, which is made then; without effect on Windows, where it does not see the variable.
 */
export function widenPool(): void {
  if (process.env[variable] !== undefined) return;
  process.env[variable] = wide;
  randomBytes(1, () => undefined); // makes the pool
  delete process.env[variable]; // programs that are started need not follow
}
