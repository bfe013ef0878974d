import { expect, it } from 'vitest';
import { createHostLimits } from './host-limits.ts';

it('the lowest limit of a host is in force, and is told only when it is another', () => {
  const told: [string, number | null][] = [];
  const limits = createHostLimits<'auto' | 'pause'>((host, limit) => told.push([host, limit]));
  limits.set('auto', 'a', 16);
  limits.set('pause', 'a', 0);
  limits.set('auto', 'a', 24);
  limits.set('pause', 'a', 2);
  limits.set('pause', 'a', null);
  limits.set('auto', 'a', null);
  limits.set('auto', 'a', null);
  expect(told).toEqual([
    ['a', 16],
    ['a', 0],
    ['a', 2],
    ['a', 24],
    ['a', null],
  ]);
  expect(limits.of('a')).toBeNull();
  expect(limits.of('b')).toBeNull();
});
