import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('measures everything by itself, and duties only where they are asked for or nothing is left out', () => {
  expect(readOptions([])).toMatchObject({ isQuick: false, only: null, rounds: null, wantsCosts: true, writes: false });
  expect(readOptions(['--quick'])).toMatchObject({ isQuick: true, wantsCosts: false });
  expect(readOptions(['--only', 'W1, costs'])).toMatchObject({ only: ['W1', 'costs'], wantsCosts: true });
  expect(readOptions(['--only', 'W1'])).toMatchObject({ wantsCosts: false, wantsProtocols: false });
  expect(readOptions(['--only', 'protocols'])).toMatchObject({ wantsCosts: false, wantsProtocols: true });
});

it('looks at two lists once for a brief bench', () => {
  expect(readOptions(['--brief'])).toMatchObject({ only: ['W1', 'W2 at 64'], rounds: 1, wantsCosts: false });
  expect(readOptions(['--brief', '--only', 'W3', '--rounds', '2'])).toMatchObject({ only: ['W3'], rounds: 2 });
});

it.each(['0', '-1', '1.5', 'many'])('does not take %s for a number of rounds', (rounds) => {
  expect(() => readOptions([`--rounds=${rounds}`])).toThrow(RangeError);
});
