import { expect, it } from 'vitest';
import { lists } from '../lists.ts';
import type { Entry, Measured } from '../measure-list.ts';
import { barsTable } from './bars.ts';

const entry = (name: string, wallMs: number, faults: string[] = []): Entry => ({
  name,
  costs: [{ wallMs, cpuMs: 10, peakBytes: 200e6 }],
  faults,
});

function measuredOf(name: string, entries: Entry[]): Measured {
  const list = lists.find((each) => each.name === name);
  if (list === undefined) throw new Error(name);
  return { list, idealMs: 1000, floorMs: [900], floorBytesPerSecond: 1e9, entries };
}

it('puts what was measured beside what is wanted, against the higher floor', () => {
  const table = barsTable([
    measuredOf('W1', [
      entry('shoal, engine', 1100),
      entry('shoal', 1300),
      entry("article's script, one at a time", 11_000),
    ]),
  ]);
  expect(table).toContain('| W1: the engine | 1.15 × the time of the floor | 1.10 × the time of the floor | yes |');
  expect(table).toContain("10.00 × as fast as article's script, one at a time | no |");
  expect(table).toContain('| less than 250 MB | 200 MB | yes |');
});

it('leaves out what was not measured, and whoever has lost files', () => {
  const table = barsTable([measuredOf('W5', [entry('shoal, engine', 1050), entry('curl', 500, ['1 missing'])])]);
  expect(table).not.toContain('curl');
  expect(table).not.toContain('aria2');
  expect(table.split('\n')).toHaveLength(3);
});

it('counts nothing for an engine that has lost files itself', () => {
  const table = barsTable([measuredOf('W5', [entry('shoal, engine', 1050, ['1 missing'])])]);
  expect(table.split('\n')).toHaveLength(2);
});
