import { describe, expect, it } from 'vitest';
import { bootId, isSameBoot } from './boot-id.ts';

describe('the id of a start of the computer', () => {
  it('stays the same while the computer runs', () => {
    expect(isSameBoot(bootId(), bootId())).toBe(true);
  });

  it('is never that of a batch which has none', () => {
    expect(isSameBoot(null, bootId())).toBe(false);
  });

  it('tells two starts apart, by name', () => {
    expect(isSameBoot('5d1b7d36-0f0c-4a52-9c0f-6f7f3f8f4c11', '1c2d3e4f-0f0c-4a52-9c0f-6f7f3f8f4c11')).toBe(false);
  });

  it('tells two starts apart by time, of which two readings differ a little', () => {
    expect(isSameBoot('at:1764000000000', 'at:1764000000900')).toBe(true);
    expect(isSameBoot('at:1764000000000', 'at:1764000030000')).toBe(false);
  });
});
