import { describe, expect, it } from 'vitest';
import type { Download, DownloadState } from '../../../shared/download.ts';
import { adviceFor, type FailureCode } from '../../../shared/failure.ts';
import type { Trial } from '../../../shared/remedies/remedy.ts';
import { groupFailures } from './failure-groups.ts';

const failed = (code: FailureCode, status?: number): DownloadState => ({
  kind: 'failed',
  rank: 0,
  attempts: 1,
  failure: { code, message: code, advice: adviceFor[code], ...(status !== undefined && { status }) },
});
const list = (...rows: [host: string, state: DownloadState][]): Download[] =>
  rows.map(([host, state], id) => ({ id, line: id + 1, url: `http://${host}/${id}`, host, name: `${id}.jpg`, state }));
const queued: DownloadState = { kind: 'queued' };
const trial = (rest: Partial<Trial> = {}): Trial => ({
  id: 0,
  host: 'a',
  code: 'http-forbidden',
  isOpen: false,
  steps: [{ remedy: 'referer', outcome: { kind: 'worked', ms: 1, bytes: 1, mediaType: 'image/jpeg' } }],
  ...rest,
});

describe('failed images', () => {
  it('stand together by host and reason, the most first, and nothing else is among them', () => {
    const rows = list(
      ['a', failed('http-forbidden', 403)],
      ['b', failed('http-forbidden', 403)],
      ['b', failed('http-forbidden', 451)],
      ['b', failed('http-forbidden', 403)],
      ['b', failed('empty')],
      ['b', queued],
    );
    expect(groupFailures(rows, []).map(({ host, code, status, ids }) => ({ host, code, status, ids }))).toEqual([
      { host: 'b', code: 'http-forbidden', status: 403, ids: [1, 2, 3] },
      { host: 'a', code: 'http-forbidden', status: 403, ids: [0] },
      { host: 'b', code: 'empty', status: null, ids: [4] },
    ]);
  });

  it('keep the identity of a group in which nothing has changed', () => {
    const rows = list(['a', failed('empty')], ['b', failed('empty')], ['b', failed('empty')]);
    const before = groupFailures(rows, []);
    const after = groupFailures(
      rows.map((row) => (row.id === 2 ? { ...row, state: queued } : row)),
      [],
      before,
    );
    expect(after.find(({ host }) => host === 'a')).toBe(before.find(({ host }) => host === 'a'));
    expect(after.find(({ host }) => host === 'b')?.ids).toEqual([1]);
  });

  it('stay where they are while one of them is tried, and when that has worked', () => {
    const rows = list(['a', failed('http-forbidden', 403)], ['b', failed('empty')], ['c', failed('empty')]);
    const hosts = (all: Download[], trials: Trial[]): string[] =>
      groupFailures(all, trials, groupFailures(rows, [])).map(({ host }) => host);
    const others = rows.slice(1);
    expect(hosts([...list(['a', queued]), ...others], [trial({ isOpen: true, steps: [] })])).toEqual(['a', 'b', 'c']);
    expect(hosts([...list(['a', queued]), ...others], [trial()])).toEqual(['a', 'b', 'c']);
    expect(hosts(rows, [trial({ isOpen: true, steps: [], id: 2, host: 'c', code: 'empty' })])).toEqual(['a', 'b', 'c']);
  });

  it('leave an empty group where the last was saved by what was tried on it, or is being tried', () => {
    const rows = list(['a', failed('http-forbidden', 403)]);
    const before = groupFailures(rows, []);
    const saved = list(['a', queued]);
    expect(groupFailures(saved, [trial()], before)).toMatchObject([{ host: 'a', ids: [] }]);
    expect(groupFailures(saved, [trial({ isOpen: true, steps: [] })], before)).toHaveLength(1);
    const steps: Trial['steps'] = [{ remedy: 'referer', outcome: { kind: 'stopped' } }];
    expect(groupFailures(saved, [trial({ steps })], before)).toEqual([]);
    expect(groupFailures(saved, [trial()], [])).toEqual([]);
  });
});
