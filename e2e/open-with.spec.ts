import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { end, expect, test } from './support/app.ts';
import { countTab } from './support/list.ts';

test('a list that is opened with Shoal is in the draft, and so is one that is opened later', async ({
  launch,
  folder,
}) => {
  const first = join(dirname(folder), 'first list.txt');
  await writeFile(first, 'https://example.com/1.jpg\nhttps://example.com/2.jpg\n');
  await writeFile(join(dirname(folder), 'second.csv'), 'https://example.com/3.jpg\n');
  const { app, page } = await launch(first);
  await expect(countTab(page, /2 images/)).toBeVisible();
  await app.evaluate(({ app }, cwd) => {
    // What a second start hands over: a list, a switch, a scheme, and a file that is no list.
    app.emit('second-instance', {}, ['shoal', '--x', 'second.csv', 'shoal://evil.txt', 'tool.exe'], cwd, null);
  }, dirname(folder));
  await expect(countTab(page, /3 images/)).toBeVisible();
});

test('a list that cannot be read is told', async ({ launch, folder }) => {
  const { page } = await launch(join(folder, 'gone.txt'));
  await expect(page.getByText('gone.txt cannot be read')).toBeVisible();
});

test('the app ends although the disk of a list never answers', async ({ launch, folder }) => {
  test.skip(process.platform === 'win32', 'Windows has no named pipes among its files');
  const pipe = join(dirname(folder), 'never.txt');
  await promisify(execFile)('mkfifo', [pipe]); // to open it takes as long as nobody writes
  const { app } = await launch(pipe);
  app.process().kill('SIGINT'); // what runs is waited for, until a second signal says not to
  await end(app);
});
