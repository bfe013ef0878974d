import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchPatch, type DownloadChange, noCounts } from '../batch.ts';
import { type DownloadState, type PhaseTimings, skipReasons } from '../download.ts';
import type { Failure } from '../failure.ts';
import { packAddresses, unpackAddresses } from './pack-addresses.ts';
import { packChanges, unpackChanges } from './pack-changes.ts';
import { packNumbers } from './pack-numbers.ts';
import { packPatch, packProgress, unpackPatch, unpackProgress } from './pack-patch.ts';

const count = fc.nat({ max: 2 ** 32 - 1 });
const few = fc.nat({ max: 999 });
const ms = fc.float({ min: 0, max: Math.fround(1e7), noNaN: true });
const bytes = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const failure: fc.Arbitrary<Failure> = fc.record({
  code: fc.constantFrom('http-not-found', 'incomplete'),
  message: fc.string(),
  advice: fc.string(),
});
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const timings: fc.Arbitrary<PhaseTimings> = fc.record({
  queue: ms,
  dns: ms,
  connect: ms,
  tls: ms,
  firstByte: ms,
  body: ms,
  disk: ms,
});
const size = fc.record({ width: count, height: count });
const state: fc.Arbitrary<DownloadState> = fc.oneof(
  fc.constantFrom<DownloadState>({ kind: 'queued' }, { kind: 'saving' }, { kind: 'paused' }, { kind: 'cancelled' }),
  fc.record({ kind: fc.constant('active' as const), slot: few, attempt: few }),
  fc.record({ kind: fc.constant('retrying' as const), attempt: few, retryAt: fc.double({ noNaN: true }), failure }),
  fc.record({ kind: fc.constant('failed' as const), rank: count, attempts: few, failure }),
  fc.record(
    { kind: fc.constant('skipped' as const), rank: count, bytes, why: fc.constantFrom(...skipReasons), sha256 },
    { requiredKeys: ['kind', 'rank', 'bytes', 'why'] },
  ),
  fc.record({
    kind: fc.constant('skipped' as const),
    rank: count,
    bytes,
    why: fc.constant('saved-before' as const),
    width: count,
    height: count,
  }),
  fc
    .tuple(
      fc.record(
        {
          kind: fc.constant('done' as const),
          rank: count,
          bytes,
          ms,
          mediaType: fc.string(),
          timings,
          attempts: few,
          sha256,
          finalUrl: fc.string(),
          endsEarly: fc.constant(true as const),
          wrongExtension: fc.string(),
          sameAsOthers: count,
        },
        { requiredKeys: ['kind', 'rank', 'bytes', 'ms', 'mediaType', 'timings', 'attempts'] },
      ),
      fc.option(size, { nil: {} }),
    )
    .map(([done, pixels]) => ({ ...done, ...pixels })),
);
const changes = fc.uniqueArray(fc.record({ id: count, state, name: fc.string() }, { requiredKeys: ['id', 'state'] }), {
  selector: ({ id }) => id,
});

const byId = (a: DownloadChange, b: DownloadChange): number => a.id - b.id;
const counts = { ...noCounts(), queued: 1, active: 1 };
const totals = { rows: 2, counts, receivedBytes: 0, bytesPerSecond: 0, elapsedMs: 0, remainingMs: null };

describe('what crosses to the window', () => {
  it('brings each change of a row as it was', () => {
    fc.assert(
      fc.property(changes, (given) => {
        expect(unpackChanges(packChanges(given)).sort(byId)).toEqual(given.sort(byId));
      }),
    );
  });

  it('is two numbers for 100,000 rows of a list that are paused together', () => {
    const paused = Array.from({ length: 100_000 }, (_, id): DownloadChange => ({ id, state: { kind: 'paused' } }));
    const packed = packChanges(paused);
    expect(packed).toEqual({ moved: [{ kind: 'paused', ranges: [0, 99_999] }], bytes: new Uint8Array(0), texts: [] });
    expect(unpackChanges(packed)).toEqual(paused);
  });

  it('brings the addresses and names of all rows as they are', () => {
    const part = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '/'));
    const start = fc.constantFrom('', '/', 'https://a.example/', 'https://a.example/b/');
    const row = fc.record({ start, part });
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.option(part))), (given) => {
        const rows = given.map(([row, other]) => ({ url: row.start + row.part, name: other || row.part || 'image' }));
        const [urls, names] = [rows.map(({ url }) => url).join('\n'), rows.map(({ name }) => name).join('\n')];
        expect(unpackAddresses(packAddresses(rows.length, urls, names))).toEqual(rows);
      }),
    );
  });

  it('sends an image of a series as what is new in its address', () => {
    const names = Array.from({ length: 300 }, (_, id) => `${10_000 + id}.jpg`);
    const urls = names.map((name, id) => `https://${id % 2}.example/gallery/${name}`);
    const packed = packAddresses(names.length, urls.join('\n'), names.join('\n'));
    expect(packed).toEqual({
      starts: ['https://0.example/gallery/', 'https://1.example/gallery/'],
      startOf: Uint8Array.from(names, (_, id) => id % 2),
      ends: names.join('\n'),
      names: '\n'.repeat(names.length - 1),
    });
  });

  it('counts more starts than a byte can', () => {
    const numbers = Uint32Array.from({ length: 257 }, (_, number) => number);
    expect(packNumbers(numbers.subarray(0, 256), 256)).toEqual(Uint8Array.from(numbers.subarray(0, 256)));
    expect(packNumbers(numbers, 257)).toEqual(Uint16Array.from(numbers));
    expect(packNumbers(Uint32Array.of(65_536), 65_537)).toEqual(Uint32Array.of(65_536));
  });

  it('takes no more than 85 bytes for a saved image', () => {
    const done: DownloadState = {
      kind: 'done',
      rank: 7,
      bytes: 123_456,
      ms: 1234.5,
      mediaType: 'image/jpeg',
      timings: { queue: 1, dns: 0, connect: 0, tls: 0, firstByte: 5, body: 6, disk: 7 },
      attempts: 1,
      sha256: 'ab'.repeat(32),
      width: 640,
      height: 480,
    };
    const packed = packChanges(Array.from({ length: 100 }, (_, id) => ({ id, state: done })));
    expect(packed.bytes.length).toBeLessThan(100 * 85);
    expect(packed.texts).toEqual(['image/jpeg']);
  });

  it('brings figures, known totals and unknown ones', () => {
    const progress = [
      { id: 3, receivedBytes: 5e9, totalBytes: null, bytesPerSecond: 1e9 },
      { id: 9, receivedBytes: 0, totalBytes: 0, bytesPerSecond: 0 },
    ];
    expect(unpackProgress(packProgress(progress))).toEqual(progress);
  });

  it('brings the rest of a patch as it is', () => {
    const patch: BatchPatch = { batchId: 'b', seq: 4, updated: [], progress: [], totals, hosts: [], auto: null };
    expect(unpackPatch(packPatch(patch))).toEqual(patch);
  });
});
