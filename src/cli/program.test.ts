import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runShoal, type ShoalEnd } from '../../test-support/shoal-command.ts';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { runProgram } from './program.ts';

const tempDir = useTempDir();
async function shoal(...args: string[]): Promise<ShoalEnd> {
  return await runShoal(args, { data: await tempDir(), cwd: await tempDir() });
}

interface Answer {
  code: number;
  out: string[];
  err: string[];
}

/** The same inside this process: nothing starts that a signal would have to end. */
const refusal = async (...args: string[]): Promise<Answer> => await answer(null, args);

/** @param columns of the terminal; null where there is none */
async function answer(columns: number | null, args: readonly string[]): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const output = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    outColumns: columns,
    errColumns: columns,
    isLive: false,
  };
  const stopping = {
    stopped: new Promise<never>(() => undefined),
    takeOver: () => expect.fail('it has begun'),
    stop: () => undefined,
  };
  return { code: await runProgram(args, output, stopping), out, err };
}

describe('shoal', () => {
  it('prints its help within 80 columns, and the version', async () => {
    const help = await shoal('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['get', 'verify', 'demo']) expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    const getHelp = await shoal('get', '--help');
    expect(getHelp).toMatchObject({ code: 0, stderr: '' });
    expect(getHelp.stdout).toContain('shoal get --list urls.txt --to pictures');
    const verifyHelp = await shoal('verify', '--help');
    for (const { lines } of [help, getHelp, verifyHelp])
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(await shoal('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  it('puts what an option does below it in a narrow terminal, and breaks nothing within words', async () => {
    const { out } = await answer(40, ['compare', '--help']);
    const lines = out.join('\n').split('\n');
    expect(lines).toContain('  --sweep');
    expect(lines[lines.indexOf('  --sweep') + 1]).toBe('      go through 1, 2, 4, 8, 16, 32, 64');
    for (const line of lines.slice(lines.indexOf('Options:'), lines.indexOf('Examples:'))) {
      expect(line.length, line).toBeLessThan(40);
    }
    const { err } = await answer(40, ['fetch']);
    expect(err.length).toBeGreaterThan(1);
  });

  it.each(['get', 'compare', 'verify', 'demo'])(
    'has no option of %s that docs/terminal.md does not tell of',
    async (name) => {
      const { out } = await refusal(name, '--help');
      const options = [...new Set(out.join('\n').match(/^ +(?:-\w, )?--[\w-]+/gm))].map((option) => option.trim());
      expect(options.length).toBeGreaterThan(2);
      const page = readFileSync(join(import.meta.dirname, '../../docs/terminal.md'), 'utf8');
      expect(options.filter((option) => option !== '-h, --help' && !page.includes(option))).toEqual([]);
    },
  );

  it.each([
    [[], /^shoal: Say what to do: shoal get, or shoal demo/],
    [['fetch'], /^shoal: Unknown command 'fetch'\. .*See `shoal --help`\.$/],
    [['get'], /^shoal get: Say what to download: give URLs, or a list with --list FILE\.$/],
    [['get', 'http://x/a.jpg'], /^shoal get: Say where to save: give a folder with --to DIR\.$/],
    [
      ['get', 'http://x/a.jpg', '--too', 'd'],
      /^shoal get: Unknown option '--too'\. Did you mean --to\? See `shoal get --help`\.$/,
    ],
    [['get', 'http://x/a.jpg', '--to'], /^shoal get: Option '--to <dir>' argument missing\. See `shoal get --help`\.$/],
    [
      ['get', 'http://x/a.jpg', '--to', '--json'],
      /^shoal get: --to needs a value, and "--json" looks like an option\./,
    ],
    [['demo', 'more'], /^shoal demo: Too many arguments .*: more\. See `shoal demo --help`\.$/],
    [
      ['get', '-i', 'urls.txt'],
      /^shoal get: Unknown option '-i'\. Did you mean --list FILE\? See `shoal get --help`\.$/,
    ],
    [['get', '--output-dir=d'], /Unknown option '--output-dir=d'\. Did you mean --to DIR\?/],
    [['get', '-j16'], /Did you mean --concurrency N\?/],
    [['get', '-c'], /The same command goes on by itself where it was stopped\./],
    [
      ['http://me:secret@x/a.jpg'],
      /^shoal: Unknown command 'http:\/\/x\/a\.jpg'\. Images are downloaded with `shoal get URL --to DIR`\. See/,
    ],
    [['package.json'], /A list is downloaded with `shoal get --list package\.json --to DIR`\./],
    [['a.jpg '.repeat(60)], /^shoal: Unknown command 'a\.jpg a\.jpg .*See `shoal --help`\.$/],
    [
      ['get', '--list', 'https://x/urls.txt', '--to', 'd'],
      /^shoal get: --list takes a file, and https:\/\/x\/urls\.txt is an address\. Fetch it and hand it on: curl/,
    ],
    [['help', 'fetch'], /^shoal: Unknown command 'fetch'\. See `shoal --help`\.$/],
  ])('answers %j with one sentence and exit code 2', async (args, sentence) => {
    expect(await refusal(...args)).toEqual({ code: 2, out: [], err: [expect.stringMatching(sentence)] });
  });

  it('ends with 2 and without a stack trace as a process, too', async () => {
    const end = await shoal('get', 'http://127.0.0.1:1/a.jpg', '--to', 'd', '--retries', 'x');
    expect(end).toMatchObject({ code: 2, stdout: '', errors: [expect.stringContaining('--retries')] });
  });

  it.each([
    ['--concurrency', '0', /takes a whole number from 1 to 256, or auto, not "0"/],
    ['--concurrency', 'many', /takes a whole number from 1 to 256, or auto, not "many"/],
    ['--per-host', '257', /from 1 to 256/],
    ['--retries', '-1', /from 0 to 100, not "-1"/],
    ['--retries', '1.5', /from 0 to 100/],
    ['--timeout', '0', /takes seconds above 0/],
    ['--timeout', 'soon', /takes seconds above 0/],
    ['--max-size', '20X', /takes a number of bytes above 0, such as 500K/],
    ['--rate', '0', /takes a number of bytes above 0/],
    ['--order', 'random', /takes list or completed, not "random"/],
    ['--on-conflict', 'ask', /takes rename or skip or overwrite, not "ask"/],
    ['--header', 'no colon', /takes a name and a value with a colon/],
    ['--header', 'Range: bytes=0-', /cannot set range: Shoal sets it itself/],
    ['--referer', 'shop', /takes the URL of a page/],
    ['--user-agent', 'a\nb', /takes a line of plain text/],
    ['--proxy', 'ftp://127.0.0.1', /begins with http:\/\/, https:\/\/ or socks5:\/\//],
    ['--manifest', 'm.xml', /ends in \.jsonl or \.csv/],
  ])('says what %s takes when it is given %j', async (option, value, sentence) => {
    const { code, out, err } = await refusal('get', 'http://127.0.0.1:1/a.jpg', '--to', 'd', option, value);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toEqual([expect.stringMatching(sentence)]);
    expect(err[0]).toContain(option);
  });
});
