import { expect, it } from 'vitest';
import type { Download } from '../../shared/download.ts';
import { adviceFor, type FailureCode } from '../../shared/failure.ts';
import { remedyLines } from './remedy-lines.ts';

const failed = (id: number, host: string, code: FailureCode, status?: number): Download => ({
  id,
  line: id + 1,
  url: `http://${host}/${id}.jpg`,
  host,
  name: `${id}.jpg`,
  state: {
    kind: 'failed',
    rank: id,
    attempts: 1,
    failure: { code, message: '', advice: adviceFor[code], ...(status !== undefined && { status }) },
  },
});

it('each host and reason has its line with what to try, the most frequent first, and none where nothing helps', () => {
  const rows = [
    failed(0, 'a.example', 'first-byte-timeout'),
    failed(1, 'cdn.example', 'http-forbidden', 403),
    failed(2, 'cdn.example', 'http-forbidden', 403),
    failed(3, 'a.example', 'tls-failed'),
    failed(4, 'a.example', 'http-not-found', 404),
  ];
  expect(remedyLines(rows, [])).toEqual([
    "Try: 2 × 403 on cdn.example: --referer self, or --user-agent 'Mozilla/5.0 …'",
    "Try: 1 × first-byte-timeout on a.example: --timeout 120, or --user-agent 'Mozilla/5.0 …'",
  ]);
});

it('what was given already is not named again', () => {
  const rows = [failed(0, 'cdn.example', 'http-forbidden', 403)];
  expect(remedyLines(rows, ['referer', 'user-agent'])).toEqual([
    'Try: 1 × 403 on cdn.example: https:// in the list, or --per-host 2',
  ]);
});
