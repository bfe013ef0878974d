import { describe, expect, it } from 'vitest';
import { openFileBudget, shareOpenFiles } from './open-files.ts';

describe('H3 what may be open at once', () => {
  it.each([
    [64, 24],
    [256, 40],
    [1024, 30],
    [100_000, 50],
  ])('stays below a limit of %i', (limit, open) => {
    const { slots, withoutSlot } = shareOpenFiles(limit, open);
    expect(open + 3 * slots + withoutSlot).toBeLessThan(limit);
    expect(slots).toBeGreaterThan(limit / 16);
    expect(withoutSlot).toBeLessThanOrEqual(512);
  });

  it('is one download where the limit is met already', () => {
    expect(shareOpenFiles(20, 24)).toEqual({ slots: 1, withoutSlot: 0 });
  });

  it('is as much as one likes where there is no limit', () => {
    expect(shareOpenFiles(null, 24)).toEqual({ slots: Infinity, withoutSlot: 512 });
  });

  it('can be found out on this system', () => {
    expect(openFileBudget().slots).toBeGreaterThan(1);
  });
});
