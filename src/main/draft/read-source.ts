export interface SourceReading {
  rows: import('../../shared/url-list/url-list.ts').ListRow[];
  duplicates: import('../../shared/url-list/url-list.ts').DuplicateRow[];
  problems: import('../../shared/url-list/url-list.ts').LineProblem[];
}
/** Interim. */
export async function readSource(text: string, turn: () => Promise<unknown>): Promise<SourceReading> {
  await turn();
  const rows = text
    .split(/\r?\n/)
    .flatMap((url, i) =>
      URL.canParse(url.trim()) && /^https?:/.test(url.trim()) ? [{ line: i + 1, url: new URL(url.trim()).href }] : [],
    );
  return { rows, duplicates: [], problems: [] };
}
