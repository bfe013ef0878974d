import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManifestError, manifestHead, manifestLine, readManifest } from './manifest-lines.ts';
import { columns, emptyRow, type ManifestRow, numberColumns, rowStatuses } from './manifest-row.ts';

/** Text with everything that has a meaning in CSV, in JSON or in a spreadsheet. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '"', ',', '\r', '\n', ' ', 'é', '\u0000'),
    minLength: 1,
  }),
);
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });

const row: fc.Arbitrary<ManifestRow> = fc
  .record({ status: fc.constantFrom(...rowStatuses), line: count, url: text, path: text })
  .chain(({ status, line, url, path }) => {
    const others = columns.filter((column) => !['status', 'line', 'url', 'path'].includes(column));
    const cells: Record<string, fc.Arbitrary<string | number | null>> = Object.fromEntries(
      others.map((one) => [one, fc.option<string | number>(numberColumns.has(one) ? count : text)]),
    );
    return fc.record(cells).map((values) => ({ ...emptyRow(null, line, url, status), path, ...values }));
  });

describe('a manifest, read back', () => {
  it.each(['jsonl', 'csv'] as const)('is what was written, whatever stands in it (%s)', (format) => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const written = manifestHead(format) + rows.map((one) => manifestLine(one, format)).join('');
        expect([...readManifest(written, format)]).toEqual(rows);
      }),
    );
  });

  it('may have been through a spreadsheet: other line ends, columns in another order or left out', () => {
    const rows = [...readManifest('status,path,line,mine\nsaved,"a,b.jpg",3,x\n\nfailed,,4,y', 'csv')];
    expect(rows).toEqual([
      { ...emptyRow(null, 3, '', 'saved'), path: 'a,b.jpg' },
      { ...emptyRow(null, 4, '', 'failed') },
    ]);
  });

  it.each([
    ['jsonl', '{"status":"saved","path":"a"}\n[1]\n', /^line 2 is no JSON object$/],
    ['jsonl', '{"status":"saved","path":"a"}\n{"sta', /^line 2 is no JSON object$/],
    ['jsonl', '{"status":"well"}', /^line 1 has no status$/],
    ['jsonl', '{"status":"saved"}', /^line 1 has no path$/],
    ['jsonl', '{"status":"saved","path":7}', /^line 1 has something else in the column path$/],
    ['csv', 'status,path,bytes\nsaved,a.jpg,-1\n', /^line 2 has something else in the column bytes$/],
    ['csv', 'status,path\r\nsaved,"a\r\nb.jpg"\r\nsaved\r\n', /^line 4 has 1 columns in place of 2$/],
    ['csv', 'status,path\nsaved,"a.jpg\n', /^line 2 has a quote that does not fit$/],
  ] as const)('says where it cannot be read: %s %j', (format, written, message) => {
    expect(() => [...readManifest(written, format)]).toThrow(ManifestError);
    expect(() => [...readManifest(written, format)]).toThrow(message);
  });
});
