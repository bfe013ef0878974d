import type { StoredAttempt } from './batch-tables.ts';
import type { Sql } from './connection.ts';
import { numberIn, numberOrNull, textOrNull } from './values.ts';

/** The attempts of one row that have ended, the first one first; none where there is no such row. */
export function readAttempts(sql: Sql, batchId: string, row: number): StoredAttempt[] {
  return sql(selectAttempts)
    .all(batchId, row)
    .map((found) => {
      const code = textOrNull(found, 'code');
      const phases = textOrNull(found, 'phases');
      const status = numberOrNull(found, 'status') ?? undefined;
      return {
        endedAt: numberIn(found, 'ended_at'),
        ms: numberIn(found, 'ms'),
        failure: code === null ? null : { code, message: textOrNull(found, 'message') ?? '', status },
        phases: phases === null ? null : readPhases(phases),
      };
    });
}

/** Of our own writing, in a file for nobody else to write. */
function readPhases(text: string): object | null {
  const phases: unknown = JSON.parse(text);
  return typeof phases === 'object' ? phases : null;
}

const selectAttempts = `
  SELECT attempts.* FROM attempts JOIN batches ON batches.number = attempts.batch
  WHERE batches.id = ? AND attempts.row = ? ORDER BY attempts.number`;
