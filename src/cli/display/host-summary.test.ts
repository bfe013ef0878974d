import { describe, expect, it } from 'vitest';
import type { HostHealth } from '../../shared/host-health.ts';
import { hostFields, hostLines } from './host-summary.ts';

const well: HostHealth = {
  host: 'far.example',
  active: 0,
  limit: 24,
  saved: 120,
  firstByteMs: { median: 101, p95: 1300 },
  bytesPerSecond: 0,
  failures: [],
  circuit: 'closed',
  reasons: [{ kind: 'trial', host: 'far.example', from: 16, to: 24, gainPercent: 48, isKept: true }],
};
const dead: HostHealth = {
  ...well,
  host: 'dead.example',
  saved: 0,
  firstByteMs: null,
  limit: null,
  failures: [
    { code: 'connect-refused', count: 3 },
    { code: 'dns-failed', count: 1 },
  ],
  reasons: [],
};

describe('the hosts at the end of a command', () => {
  it('have a line each where there are a few, and none where there is one or there are many', () => {
    expect(hostLines([well, dead])).toEqual([
      '  far.example: 120 images, first byte after 101 ms (95 % within 1.30 s)',
      '  dead.example: nothing; 4 attempts failed',
    ]);
    expect(hostLines([well])).toEqual([]);
    expect(hostLines(Array.from({ length: 6 }, () => well))).toEqual([]);
  });

  it('are in the summary of --json with their figures, a hundred of them, those with the most images first', () => {
    expect(hostFields([dead, well])).toEqual([
      {
        host: 'far.example',
        saved: 120,
        firstByteMs: 101,
        firstByteP95Ms: 1300,
        limit: 24,
        failures: {},
        reason: '16 to 24 on far.example: +48 %, kept',
      },
      {
        host: 'dead.example',
        saved: 0,
        firstByteMs: null,
        firstByteP95Ms: null,
        limit: null,
        failures: { 'connect-refused': 3, 'dns-failed': 1 },
        reason: null,
      },
    ]);
    expect(hostFields(Array.from({ length: 500 }, () => well))).toHaveLength(100);
  });

  it('can do nothing to a terminal by their names', () => {
    expect(hostLines([well, { ...well, host: 'evil\u001b[2J.example' }]).join()).not.toContain('\u001b');
  });
});
