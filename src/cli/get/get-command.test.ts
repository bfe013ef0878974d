import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { removeFolder } from '../../../test-support/remove-folder.ts';
import { runShoal, type ShoalEnd, type ShoalOptions, startShoal } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const tempDir = useTempDir();
const startServer = useServers();
let server: FaultServer;
let data: string;
let home: string;
let folder: string;

beforeEach(async () => {
  server = await startServer();
  data = await tempDir();
  home = await tempDir();
  folder = join(home, 'pictures');
});

async function get(args: string[], options: Partial<ShoalOptions> = {}): Promise<ShoalEnd> {
  return await runShoal(['get', ...args, '--to', folder], { data, cwd: home, ...options });
}
async function list(name: string, lines: string[]): Promise<string> {
  await writeFile(join(home, name), lines.map((line) => `${line}\n`).join(''));
  return name;
}
const ok = (name: string, seed = 1): string => server.url('ok', { seed, name });

describe('shoal get', () => {
  it('saves the URLs of the command line byte for byte and ends with 0', async () => {
    const end = await get([ok('a.jpg', 1), ok('b.jpg', 2)]);
    expect(end.code).toBe(0);
    expect(await readdir(folder)).toEqual(['a.jpg', 'b.jpg']);
    expect(await readFile(join(folder, 'b.jpg'))).toEqual(imageBytes({ format: 'jpeg', bytes: 10_000, seed: 2 }));
    expect(end.lines.slice(0, -1).sort()).toEqual([
      expect.stringMatching(/^saved {4}a\.jpg {2}10 kB {2}\d/),
      expect.stringMatching(/^saved {4}b\.jpg {2}10 kB {2}\d/),
    ]);
    expect(end.lines.at(-1)).toMatch(/^2 images, 20 kB in /);
    expect(end.errors).toEqual([`Created the folder ${folder}.`]);
  });

  it('creates the folder with its parents', async () => {
    folder = join(home, 'a', 'b', 'c');
    expect((await get([ok('1.jpg')])).code).toBe(0);
    expect(await readdir(folder)).toEqual(['1.jpg']);
  });

  it('takes URLs and several lists together, each URL once', async () => {
    const one = await list('one.txt', ['# a comment', ok('1.jpg'), '', ok('2.jpg')]);
    const two = await list('two.txt', [ok('2.jpg'), ok('3.jpg')]);
    const end = await get(['--list', one, ok('4.jpg'), '--list', two]);
    expect(end.code).toBe(0);
    expect(await readdir(folder)).toEqual(['1.jpg', '2.jpg', '3.jpg', '4.jpg']);
    expect(end.stderr).toContain('1 URL given more than once is downloaded only once.');
    expect(server.requests).toHaveLength(4);
  });

  it('reads standard input', async () => {
    const end = await get(['--list', '-'], { input: `${ok('1.jpg')}\r\n${ok('2.jpg')}` });
    expect(end.code).toBe(0);
    expect(await readdir(folder)).toEqual(['1.jpg', '2.jpg']);
  });

  it('counts ranges out', async () => {
    expect((await get([`${server.origin}/ok/photo[08-11].jpg`])).code).toBe(0);
    expect(await readdir(folder)).toEqual(['photo08.jpg', 'photo09.jpg', 'photo10.jpg', 'photo11.jpg']);
  });

  it('tells bad lines with list, line number and reason, and goes on with the rest', async () => {
    const name = await list('urls.txt', [ok('1.jpg'), 'what is this', 'ftp://example.com/x.jpg', ok('2.jpg')]);
    const end = await get(['--list', name], {});
    expect(end.errors).toEqual([
      expect.stringMatching(/^urls\.txt:2: "what is this": There is no URL in this line/),
      expect.stringMatching(/^urls\.txt:3: "ftp:\/\/example\.com\/x\.jpg": Only http and https can be downloaded/),
      expect.stringMatching(/^Created the folder/),
    ]);
    expect(await readdir(folder)).toEqual(['1.jpg', '2.jpg']);
    expect(end.code).toBe(1); // an address of the list was not downloaded
  });

  it('ends with 0 when all that was passed over was text without an address', async () => {
    const name = await list('urls.txt', ['my pictures', ok('1.jpg'), ok('2.jpg')]);
    const end = await get(['--list', name]);
    expect(end.stderr).toContain('urls.txt:1: "my pictures"');
    expect(end.code).toBe(0);
  });

  it('ends with 1 when something failed, and says what, why and what to do', async () => {
    const missing = server.url('status', { code: 404, name: 'gone.jpg' });
    const name = await list('urls.txt', [ok('1.jpg'), missing]);
    const end = await get(['--list', name]);
    expect(end.code).toBe(1);
    const host = new URL(server.origin).host;
    expect(end.lines).toContain(`failed   ${missing}  ${host} has no such image (404).`);
    expect(end.lines.at(-1)).toMatch(/^1 image, 10 kB in .*; 1 failed$/);
    expect(end.errors.slice(-3)).toEqual([
      '1 image failed:',
      `urls.txt:2: ${missing}: ${host} has no such image (404).`,
      expect.stringMatching(/^ {4}The image is gone or the address is wrong\./),
    ]);
    expect(await readdir(folder)).toEqual(['1.jpg']);
  });

  it('saves only what is missing when the same command comes again', async () => {
    const urls = [ok('same.jpg', 1), ok('same.jpg', 2), server.url('failThenOk', { times: 4, name: 'late.jpg' })];
    const first = await get([...urls, '--retries', '0']);
    expect(first.code).toBe(1);
    const files = await readdir(folder);
    expect(files).toEqual(['same (1).jpg', 'same.jpg']);
    await rm(join(folder, 'same (1).jpg'));
    const asked = server.requests.length;
    const second = await get([...urls, '--retries', '0']);
    expect(second.lines).toContain('skipped  same.jpg  here already');
    expect(server.requests.length - asked).toBe(2);
    expect(await readdir(folder)).toEqual(files);
    expect(await readFile(join(folder, 'same (1).jpg'))).toEqual(
      imageBytes({ format: 'jpeg', bytes: 10_000, seed: 2 }),
    );
  });

  it('has nothing to do, and says so, when everything is here', async () => {
    await get([ok('1.jpg'), ok('2.jpg')]);
    const end = await get([ok('1.jpg'), ok('2.jpg')]);
    expect(end.lines.at(-1)).toBe('All 2 images were here already');
    expect(end.code).toBe(0);
  });

  it.each([
    ['rename', ['1 (1).jpg', '1.jpg'], 4],
    ['skip', ['1.jpg'], 4],
    ['overwrite', ['1.jpg'], 10_000],
  ])('treats a name that is taken as --on-conflict %s says', async (way, files, size) => {
    await mkdir(folder);
    await writeFile(join(folder, '1.jpg'), 'mine');
    expect((await get([ok('1.jpg'), '--on-conflict', way])).code).toBe(0);
    expect(await readdir(folder)).toEqual(files);
    expect((await stat(join(folder, '1.jpg'))).size).toBe(size);
  });

  it('tells finished images in the order of the list, or as they finish', async () => {
    const urls = ['1', '2', '3', '4', '5'].map((name) => ok(`${name}.jpg`));
    for (const order of ['list', 'completed']) {
      const gates = ['1', '2', '3', '4', '5'].map((name) => server.hold(new URL(ok(`${name}.jpg`)).pathname));
      folder = join(home, order);
      const { end, waitForStdout } = startShoal(['get', ...urls, '--to', folder, '--order', order, '--json'], { data });
      for (const [n, gate] of gates.toReversed().entries()) {
        await gate.waitFor(1);
        gate.open();
        if (order === 'completed') await waitForStdout((text) => text.split('"event":"done"').length === n + 2);
      }
      const names = (await end).lines
        .filter((line) => line.includes('"event":"done"'))
        .map((line) => /(\d)\.jpg"/.exec(line)?.[1]);
      expect(names).toEqual(order === 'list' ? ['1', '2', '3', '4', '5'] : ['5', '4', '3', '2', '1']);
    }
  });

  it('never has more downloads open than it was told, in all and per host', async () => {
    const urls = Array.from({ length: 12 }, (_, n) => ok(`${n}.jpg`));
    for (const [limit, most] of [
      [['--concurrency', '3'], 3],
      [['--concurrency', '8', '--per-host', '2'], 2],
    ] as const) {
      const before = server.requests.length;
      const gate = server.hold('/ok', 'head');
      folder = join(home, String(most));
      const end = get([...urls, ...limit]);
      await gate.waitFor(most);
      for (let n = 0; n < 12; n++) {
        expect(server.stats().open).toBeLessThanOrEqual(most);
        gate.release();
        await server.waitForRequests(Math.min(before + 12, before + most + n + 1));
      }
      gate.open();
      expect((await end).code).toBe(0);
    }
    expect(server.stats().peakOpen).toBe(3);
  });

  it('does not save what is larger than --max-size', async () => {
    const end = await get([server.url('ok', { bytes: 3000, name: 's.jpg' }), ok('l.jpg'), '--max-size', '5K']);
    expect(end.code).toBe(1);
    expect(await readdir(folder)).toEqual(['s.jpg']);
    expect(end.stderr).toContain('more than the limit');
  });

  it('keeps all downloads together below --rate', async () => {
    const urls = Array.from({ length: 4 }, (_, n) => ok(`${n}.jpg`));
    const end = await get([...urls, '--rate', '40K', '--json']);
    const summary: { ms: number } = JSON.parse(end.lines.at(-1) ?? '{}');
    expect(end.code).toBe(0);
    // 40 kB at 40 kB/s; a tenth of a second may have been saved up, and the last bytes are not waited for.
    expect(summary.ms).toBeGreaterThan(500);
  });

  it('sends headers, referrer and user agent', async () => {
    const url = server.url('needsReferer', { referer: 'https://shop.example/page' });
    const options = ['--referer', 'https://me:secret@shop.example/page#top', '--user-agent', 'Tester/1'];
    const end = await get([url, ...options, '--header', 'X-One: 1', '--header', 'x-two:  two words ']);
    expect(end.code).toBe(0);
    expect(server.requests[0]?.headers).toMatchObject({
      referer: 'https://shop.example/page',
      'user-agent': 'Tester/1',
      'x-one': '1',
      'x-two': 'two words',
    });
  });

  it('gives up a server that is silent for --timeout, after --retries', async () => {
    const end = await get([server.url('stallBeforeHead'), '--timeout', '0.2', '--retries', '1', '--json']);
    expect(end.code).toBe(1);
    expect(end.lines.map((line) => JSON.parse(line).event)).toEqual([
      'started',
      'retrying',
      'started',
      'failed',
      'summary',
    ]);
    expect(end.stderr).toContain('did not answer within 0.2 s');
  });

  it('prints nothing but errors with --quiet', async () => {
    expect(await get([ok('1.jpg'), ok('1.jpg'), '--quiet'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const end = await get([server.url('status', { code: 403 }), '--quiet']);
    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr).toContain('refuses access (403)');
  });

  it('never prints a user, a password or a header', async () => {
    const { host } = new URL(server.origin);
    const name = await list('urls.txt', [
      `http://fish:water@${host}${new URL(server.url('needsLogin')).pathname}`,
      `http://fish:hunter2@${host}${new URL(server.url('status', { code: 404 })).pathname}`,
      `http://fish:hunter2@127.0.0.1:1/refused.jpg`,
      `ftp://fish:hunter2@${host}/x.jpg`,
      `http://fish:hunter2@${host}:99999/x.jpg`,
    ]);
    const manifest = join(home, 'm.csv');
    for (const [n, more] of [[], ['--json', '--manifest', manifest]].entries()) {
      folder = join(home, String(n));
      const options = ['--retries', '0', '--header', 'X-Key: hunter2'];
      const end = await get(['--list', name, ...options, ...more]);
      expect(end.code).toBe(1);
      expect(end.stdout + end.stderr).not.toMatch(/hunter2|water/);
      expect(await readdir(folder)).toEqual(['picture.jpg']);
    }
    expect(await readFile(manifest, 'utf8')).not.toMatch(/hunter2|water/);
    for (const args of [
      ['--header', 'hunter2'],
      ['--header', 'Range: hunter2'],
      ['--proxy', 'ftp://fish:hunter2@proxy.example'],
      ['--proxy', 'ftp://fish:hunter2@proxy.example'],
      ['--referer', 'fish:hunter2'],
    ]) {
      const end = await get([ok('1.jpg'), ...args]);
      expect(end.code).toBe(2);
      expect(end.stderr).not.toContain('hunter2');
    }
  });

  it('escapes control characters from lists and servers', async () => {
    const name = await list('urls.txt', [
      `${server.origin}/ok/a%1b%5b31mb%0d.jpg`,
      'red \u001b[31m text \u202e',
      ok('1.jpg'),
    ]);
    const end = await get([
      '--list',
      name,
      server.url('named', { disposition: 'attachment; filename="\u009b1mc.jpg"' }),
    ]);
    expect((end.stdout + end.stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(end.stderr).toContain('urls.txt:2:');
  });
});

/** The last words of a command that refuses before it asks for anything. */
async function refusal(args: string[], options: Partial<ShoalOptions> = {}): Promise<string | undefined> {
  const end = await runShoal(['get', ...args], { data, cwd: home, ...options });
  expect(end).toMatchObject({ code: 2, stdout: '' });
  expect(end.stderr).not.toMatch(/\n\s+at /);
  expect(server.requests).toHaveLength(0);
  return end.errors.at(-1);
}

describe('shoal get that cannot begin', () => {
  it('names a list that is not there, is a folder or is no text', async () => {
    await writeFile(join(home, 'photo.png'), imageBytes({ format: 'png', bytes: 3000, seed: 1 }));
    expect(await refusal(['--list', 'none.txt', '--to', folder])).toMatch(
      /The list .*none\.txt cannot be read: there is no such file\./,
    );
    expect(await refusal(['--list', '.', '--to', folder])).toMatch(/cannot be read: it is a folder\./);
    expect(await refusal(['--list', 'photo.png', '--to', folder])).toMatch(/photo\.png is not a text file\./);
  });

  it('says that there is no URL, after telling the lines', async () => {
    expect(
      await refusal(['--list', '-', '--to', folder], {
        input: 'ftp://x/a.jpg\n',
      }),
    ).toMatch(/There is no URL that can be downloaded\./);
    expect(await refusal(['--list', '-', '--to', folder], { input: '' })).toMatch(
      /There is no URL that can be downloaded\./,
    );
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it('says how a list is given to whoever gives it in the place of a URL', async () => {
    await writeFile(join(home, 'urls.txt'), `${ok('1.jpg')}\n`);
    const { code, errors } = await get(['urls.txt']);
    expect(code).toBe(2);
    expect(errors[0]).toBe('argument 1: "urls.txt": This is a file. A list is given with --list urls.txt.');
  });

  it('says what is wrong with the folder', async () => {
    await writeFile(join(home, 'file'), '');
    expect(await refusal([ok('1.jpg'), '--to', 'file'])).toMatch(/file is a file, not a folder\./);
    expect(await refusal([ok('1.jpg'), '--to', join('file', 'below')])).toMatch(/[\\/]file is a file, not a folder\./);
  });

  it('says what is wrong with the manifest', async () => {
    await writeFile(join(home, 'urls.csv'), `${ok('1.jpg')}\n`);
    expect(await refusal([ok('1.jpg'), '--to', folder, '--manifest', 'm.txt'])).toMatch(
      /ends in \.jsonl or \.csv, not "m\.txt"/,
    );
    expect(await refusal([ok('1.jpg'), '--to', folder, '--manifest', 'none/m.csv'])).toMatch(
      /its folder is not there\./,
    );
    expect(await refusal(['--list', 'urls.csv', '--to', folder, '--manifest', './urls.csv'])).toMatch(
      /would replace the list/,
    );
  });
});

describe('shoal get whose folder disappears', () => {
  it('says so in a sentence, leaves the rest and ends with 1', async () => {
    const urls = Array.from({ length: 8 }, (_, n) => ok(`${n}.jpg`));
    const gate = server.hold('/ok', 'body');
    const end = get([...urls, '--concurrency', '2']);
    await gate.waitFor(2);
    await removeFolder(folder);
    gate.open();
    const { code, errors, lines } = await end;
    expect(code).toBe(1);
    expect(errors.at(-1)).toMatch(
      /^The folder .*pictures is no longer there\. The rest is still to come\. Put the folder back/,
    );
    expect(lines.at(-1)).toBe('No image saved; 8 not downloaded');
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });
});

describe('what Shoal remembers', () => {
  it('is told to be set aside when it is damaged, and the images are saved all the same', async () => {
    await writeFile(join(data, 'shoal.sqlite'), 'rubbish '.repeat(1000));
    const end = await get([ok('1.jpg')]);
    expect(end.code).toBe(0);
    expect(end.stderr).toMatch(/is damaged\. It was set aside as .*shoal\.sqlite\.damaged-/);
  });

  it('is done without when there is no place for it', async () => {
    await writeFile(join(home, 'file'), '');
    const end = await get([ok('1.jpg')], { data: join(home, 'file', 'data') });
    expect(end.code).toBe(0);
    expect(end.stderr).toMatch(/images may be saved a second time.* Name another folder for it in SHOAL_DATA\.$/m);
    expect(await readdir(folder)).toEqual(['1.jpg']);
  });
});
