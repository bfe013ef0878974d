import { expect, it } from 'vitest';
import type { Download } from '../../shared/download.ts';
import { adviceFor } from '../../shared/failure.ts';
import { failureList } from './failure-list.ts';

function failed(id: number, code: 'http-not-found' | 'http-forbidden', message: string): Download {
  const failure = { code, message, advice: adviceFor[code] };
  const url = `https://example.com/${id}.jpg`;
  return {
    id,
    line: id + 1,
    url,
    host: 'example.com',
    name: `${id}.jpg`,
    state: { kind: 'failed', rank: 9 - id, failure, attempts: 1 },
  };
}

it('failed rows stand in list order under each reason, whatever order they failed in', () => {
  const rows = [
    failed(4, 'http-not-found', 'Not found (404).'),
    failed(2, 'http-forbidden', 'Forbidden (403).'),
    failed(0, 'http-not-found', 'Not found (404).'),
  ];
  const places = (columns: number | null): string[] =>
    failureList(rows, () => null, columns).flatMap((line) => /\d\.jpg/.exec(line)?.[0] ?? []);
  expect(places(80)).toEqual(['0.jpg', '4.jpg', '2.jpg']);
  expect(places(null)).toEqual(['0.jpg', '4.jpg', '2.jpg']);
});
