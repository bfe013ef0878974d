import { describe, expect, it } from 'vitest';
import { type Bar, drawPicture, scaleOf } from './picture.ts';

const bar = (label: string, seconds: number, kind: Bar['kind'] = 'peer', isFaulty = false): Bar => ({
  label,
  seconds,
  kind,
  isFaulty,
});

describe('scaleOf', () => {
  it('is the longest bar that can stand beside the shortest', () => {
    expect(scaleOf([bar('a', 1, 'own'), bar('b', 3.9), bar('c', 60)])).toBe(3.9);
  });

  it('does not ask the floor', () => {
    expect(scaleOf([bar('floor', 0.01, 'floor'), bar('a', 1), bar('b', 2)])).toBe(2);
  });
});

describe('drawPicture', () => {
  const panel = {
    title: 'W1',
    words: '20 × 300 KB & more',
    bars: [bar('shoal', 1, 'own'), bar('old', 9, 'peer', true)],
  };

  it('draws a bar and a figure for each, and cuts off what would dwarf the others', () => {
    const svg = drawPicture([panel]);
    expect(svg.match(/<rect class="(?:own|peer)"/g)).toHaveLength(2);
    expect(svg.match(/class="notch" d/g)).toHaveLength(1);
    expect(svg).toContain('1.00 s');
    expect(svg).toContain('9.00 s, files lost');
    expect(svg).toContain('KB &amp; more');
  });

  it('is high enough for all panels', () => {
    const [one = 0, two = 0, three = 0] = [[panel], [panel, panel], [panel, panel, panel]].map((panels) =>
      Number(/viewBox="0 0 760 (\d+)"/.exec(drawPicture(panels))?.[1]),
    );
    expect(two - one).toBeGreaterThan(60);
    expect(three - two).toBe(two - one);
  });
});
