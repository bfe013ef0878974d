import { deleteBatch } from './batch-tables.ts';
import type { Sql } from './connection.ts';
import { numberIn, textIn } from './values.ts';

/** A batch that is left holds no more than it has to: a finished one no secrets, and one that nobody can go on with nothing. */
export function tidyBatch(sql: Sql, number: number): void {
  if (
    sql("SELECT 1 FROM batches WHERE number = ? AND status <> 'finished' AND resumable = 0").get(number) !== undefined
  ) {
    deleteBatch(sql, number);
    return;
  }
  const finished = sql("SELECT folder, list_hash FROM batches WHERE number = ? AND status = 'finished'").get(number);
  if (finished === undefined) return;
  sql('DELETE FROM parts WHERE batch = ?').run(number);
  // Who goes on with it has to be told that there were some.
  sql(
    "UPDATE batches SET options = json_set(options, '$.secrets', 'left-out') WHERE number = ? AND options ->> '$.secrets' IS NOT NULL",
  ).run(number);
  sql('UPDATE downloads SET credentials = NULL WHERE batch = ? AND credentials IS NOT NULL').run(number);
  const earlier = sql(selectEarlier).all(textIn(finished, 'folder'), textIn(finished, 'list_hash'), number);
  for (const row of earlier) {
    if (row['is_renamed'] === 1) sql(keepName).run(textIn(row, 'label'), number);
    deleteBatch(sql, numberIn(row, 'number'));
  }
}

const selectEarlier =
  "SELECT number, label, is_renamed FROM batches WHERE folder = ? AND list_hash = ? AND status = 'finished' AND number < ?";
const keepName = 'UPDATE batches SET label = ?, is_renamed = 1 WHERE number = ? AND is_renamed = 0';
