import { expect, it } from 'vitest';
import { columnsOf } from './output.ts';

it('takes a terminal that does not know its width for one of 80 columns', () => {
  expect(columnsOf({ isTTY: true, columns: 0 })).toBe(80);
  expect(columnsOf({ isTTY: true, columns: 20 })).toBe(20);
  expect(columnsOf({ isTTY: false, columns: 0 })).toBeNull();
});
