import { beforeEach, expect, it, vi } from 'vitest';

const openPath = vi.hoisted(() => vi.fn<(path: string) => Promise<string>>());
vi.mock('electron', () => ({ shell: { openPath } }));
const { openImage } = await import('./open-image.ts');

beforeEach(() => {
  openPath.mockReset().mockResolvedValue('');
});

it.each(['/pictures/a.jpg', '/pictures/b.PNG', '/pictures/x.exe/c.webp'])(
  'gives %s to the program for it',
  async (path) => {
    await openImage(path);
    expect(openPath.mock.calls).toEqual([[path]]);
  },
);

it.each([
  '/pictures/a.exe',
  '/pictures/a.jpg.desktop',
  '/pictures/a.html',
  '/pictures/a.jpg.lnk',
  '/pictures/jpg',
  '/pictures/a',
])('gives %s to nobody: it might be run', async (path) => {
  await expect(openImage(path)).rejects.toMatchObject({ code: 'no-image-name' });
  expect(openPath).not.toHaveBeenCalled();
});

it.each(['/pictures/a.svg', '/pictures/a.SVG'])('leaves %s to the person: it may hold a program', async (path) => {
  await expect(openImage(path)).rejects.toMatchObject({ code: 'may-hold-scripts' });
  expect(openPath).not.toHaveBeenCalled();
});

it('says what the desktop says where it has no program for it', async () => {
  openPath.mockResolvedValue('No application is registered');
  await expect(openImage('/pictures/a.jpg')).rejects.toMatchObject({ code: 'not-opened' });
});
