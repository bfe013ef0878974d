import type { DraftSource } from '../../../../shared/draft.ts';
import type { Messages } from '../../../../shared/language/index.ts';

/** Where a line stands. Names the source only where there is more than one. */
export function placeWords(
  sources: readonly DraftSource[],
  sourceId: string,
  line: number,
  { doctor, textField }: Messages['compose'],
): string {
  const source = sources.find(({ id }) => id === sourceId);
  if (sources.length < 2 || source === undefined) return doctor.line(line);
  return doctor.lineOf(source.kind === 'text' ? textField : source.label, line);
}
