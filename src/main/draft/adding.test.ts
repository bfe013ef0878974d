import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { useServers } from '../../../test-support/use-servers.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { createDraft } from './draft.ts';

vi.mock('electron', () => ({}));
const { addLinked } = await import('./add-linked.ts');
const { fetchList } = await import('./fetch-list.ts');
const { openPathsInto } = await import('./open-files.ts');

const startServer = useServers();
const tempDir = useTempDir();
const fetched = async (url: string) => await fetchList(url, defaultSettings.download, 'Shoal/test');

describe('several lists that are added together', () => {
  it('are added as far as they are files of text, and it is said which are not', async () => {
    const folder = await tempDir();
    const [text, picture, late] = ['a.txt', 'b.png', 'c.txt'].map((name) => join(folder, name));
    await writeFile(text!, 'https://a.example/1.jpg');
    await writeFile(picture!, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]));
    await writeFile(late!, 'https://a.example/2.jpg');
    const draft = createDraft();
    const paths = [join(folder, 'none.txt'), text!, picture!, late!];
    await expect(openPathsInto(draft, paths)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringMatching(/none\.txt.*b\.png/),
    });
    expect(draft.rows().map(({ url }) => url)).toEqual(['https://a.example/1.jpg', 'https://a.example/2.jpg']);
  });

  it('are added as far as a link’s addresses bring them, and it is said what is wrong with the others', async () => {
    const server = await startServer();
    const draft = createDraft();
    const lists = [
      server.url('status', { code: 404, name: 'gone.txt' }),
      server.url('resetInBody', { name: 'broken.txt' }),
      server.url('page', { name: 'good.html' }),
    ];
    await expect(addLinked(draft, { urls: ['https://a.example/1.jpg'], lists }, fetched)).rejects.toMatchObject({
      code: 'list-not-fetched',
      message: expect.stringMatching(
        /gone\.txt.*answered with 404\. .*broken\.txt.*closed the connection before the end\.$/,
      ),
    });
    expect(draft.summary().sources.map(({ label }) => label)).toEqual(['From a link', 'good.html']);
  });
});
