import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../shared/download.ts';
import { unpackRows } from '../../shared/wire/pack-snapshot.ts';
import { StateTable } from '../rows/state-table.ts';
import { TextColumn } from '../rows/text-column.ts';
import { BatchRows } from './batch-rows.ts';

const rank = fc.nat({ max: 2 ** 31 });
const failure = fc.record({ code: fc.constant('incomplete' as const), message: fc.string(), advice: fc.string() });
const timings = { queue: 1, dns: 2, connect: 3, tls: 4, firstByte: 5, body: 6, disk: 7 };
const done = fc.record(
  {
    kind: fc.constant('done' as const),
    rank,
    bytes: fc.nat(),
    ms: fc.nat({ max: 1000 }),
    mediaType: fc.constantFrom('image/jpeg', 'image/png'),
    timings: fc.constant(timings),
    attempts: fc.nat({ max: 9 }),
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    finalUrl: fc.webUrl(),
  },
  { requiredKeys: ['kind', 'rank', 'bytes', 'ms', 'mediaType', 'timings', 'attempts'] },
);
const state: fc.Arbitrary<DownloadState> = fc.oneof(
  fc.constantFrom<DownloadState>({ kind: 'queued' }, { kind: 'saving' }, { kind: 'paused' }, { kind: 'cancelled' }),
  fc.record({ kind: fc.constant('active' as const), slot: fc.nat({ max: 99 }), attempt: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('retrying' as const), attempt: fc.nat({ max: 9 }), retryAt: fc.nat(), failure }),
  fc.record({ kind: fc.constant('failed' as const), rank, attempts: fc.nat({ max: 9 }), failure }),
  fc.record({
    kind: fc.constant('skipped' as const),
    rank,
    bytes: fc.nat(),
    why: fc.constant('saved-before' as const),
  }),
  done,
);
const url = fc.oneof(fc.webUrl(), fc.constantFrom('https://me:secret@example.com/a.jpg', 'http://example.com/b.jpg'));
const row = fc.record({ line: fc.nat(), url, state, earlier: state, renamed: fc.boolean() });

function rowsOf(given: readonly { line: number; url: string }[], states?: StateTable): BatchRows {
  const names = new TextColumn();
  for (const id of given.keys()) names.push(`${id}.jpg`);
  return new BatchRows([...given], names, states);
}

describe('the rows of a batch', () => {
  it('cross to a mirror as they are looked at one by one', () => {
    fc.assert(
      fc.property(fc.array(row), (given) => {
        const rows = rowsOf(given);
        for (const [id, { state: now, earlier, renamed }] of given.entries()) {
          rows.setState(id, earlier);
          rows.setState(id, now);
          if (renamed) rows.rename(id, `${id} (1).jpg`);
        }
        expect(unpackRows(rows.packed())).toEqual(rows.downloads());
        expect(unpackRows(rows.packed())).toEqual(rows.downloads());
        expect(rows.downloads().map((download) => download.state)).toEqual(given.map(({ state: now }) => now));
      }),
    );
  });

  it('stand where an earlier process has left them, counted and ranked', () => {
    fc.assert(
      fc.property(fc.array(row), (given) => {
        const states = given.map(({ state: now }) => now);
        const rows = rowsOf(given, StateTable.of(states));
        expect(rows.downloads().map((download) => download.state)).toEqual(states);
        const saved = states.filter(({ kind }) => kind === 'done');
        expect(rows.counts.byKind.done).toBe(saved.length);
        expect(rows.counts.savedBytes).toBe(saved.reduce((sum, each) => sum + ('bytes' in each ? each.bytes : 0), 0));
        expect(rows.nextRank).toBe(Math.max(0, ...states.map((each) => ('rank' in each ? each.rank + 1 : 0))));
        expect([...rows.saved()].map(({ state: { bytes } }) => bytes)).toEqual(
          saved.map((each) => ('bytes' in each ? each.bytes : 0)),
        );
      }),
    );
  });
});

it('the beginning of a SHA-256 is read as it was written', () => {
  const sha256 = '0123456789abcdef'.repeat(4);
  const table = StateTable.of([...fc.sample(done, 1).map((saved) => ({ ...saved, sha256 })), { kind: 'queued' }]);
  expect([table.sha256Start(0), table.sha256Start(1)]).toEqual([0x0123456789abc, null]);
});

it('many rows that come into a state together stand and count as if one had come after the other', () => {
  const kinds = fc.constantFrom('queued' as const, 'paused' as const, 'cancelled' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(state, fc.boolean())), kinds, (rows, kind) => {
      const ids = rows.flatMap(([, isMoved], id) => (isMoved ? [id] : []));
      const [together, oneByOne] = [0, 1].map(() => StateTable.of(rows.map(([each]) => each)));
      together?.setAll(ids, kind);
      for (const id of ids) oneByOne?.set(id, { kind });
      const seen = (table?: StateTable): unknown => [
        rows.map((_, id) => table?.get(id)),
        { ...table?.counts.byKind },
        table?.counts.savedBytes,
      ];
      expect(seen(together)).toEqual(seen(oneByOne));
    }),
  );
});
