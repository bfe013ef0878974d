import { expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { type BatchPatch, type HostChange, noCounts } from '../../shared/batch.ts';
import { adviceFor } from '../../shared/failure.ts';
import { withHostLines } from './host-lines.ts';

const reason = {
  code: 'http-busy',
  message: 'asks to slow down',
  advice: adviceFor['http-busy'],
  status: 429,
} as const;

it('a paused host gets a line for each pause and one when it answers again, and none for a probe or when it is given up', () => {
  const clock = createFakeClock();
  const [lines, patches]: [string[], BatchPatch[]] = [[], []];
  const reporter = withHostLines(
    { transition: () => undefined, patch: (patch) => void patches.push(patch), end: () => undefined },
    (line) => lines.push(line),
    clock,
  );
  const hear = (...hosts: HostChange[]): void => {
    const totals = {
      rows: 0,
      counts: noCounts(),
      receivedBytes: 0,
      bytesPerSecond: 0,
      elapsedMs: 0,
      remainingMs: null,
    };
    reporter.patch({ batchId: 'b', seq: 1, updated: [], progress: [], totals, hosts });
  };
  hear({ host: 'cdn.example', pausedUntil: clock.wallNow() + 24_000, reason });
  clock.advance(24_000);
  hear({ host: 'cdn.example', pausedUntil: clock.wallNow(), reason });
  hear({ host: 'cdn.example', pausedUntil: null, isAnswering: true });
  hear({ host: 'gone.example', pausedUntil: null, isAnswering: false });
  expect(lines).toEqual(['waiting  cdn.example  busy (429), goes on in 0:24', 'resumed  cdn.example  answers again']);
  expect(patches).toHaveLength(4);
});
