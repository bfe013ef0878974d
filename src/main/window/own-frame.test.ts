import { describe, expect, it } from 'vitest';
import { isOwnFrame } from './own-frame.ts';

const at = (url: string) => ({ url });
const showing = (mainFrame: { url: string }, isDestroyed = false) => ({
  isDestroyed: () => isDestroyed,
  webContents: { mainFrame },
});

describe('a message', () => {
  it("counts from the main frame of the window at the app's own address", () => {
    const page = at('app://shoal/index.html?language=en');
    expect(isOwnFrame(showing(page), page)).toBe(true);
  });

  it('does not count from a frame within the page or of another window, be it at the same address', () => {
    const page = at('app://shoal/index.html');
    expect(isOwnFrame(showing(page), at('app://shoal/index.html'))).toBe(false);
  });

  it('does not count from a frame that is gone, or for a window that is none or closed', () => {
    const page = at('app://shoal/index.html');
    expect(isOwnFrame(showing(page), null)).toBe(false);
    expect(isOwnFrame(null, page)).toBe(false);
    expect(isOwnFrame(showing(page, true), page)).toBe(false);
  });

  it.each([
    'https://example.com/',
    'app://shoal.example/index.html',
    'app://shoal@example.com/',
    'app://other/index.html',
    'file:///app://shoal/index.html',
    'about:blank',
    '',
  ])('does not count from the main frame at %s', (url) => {
    const page = at(url);
    expect(isOwnFrame(showing(page), page)).toBe(false);
  });
});
