import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlCommand, type CurlRequest, type CurlShell } from './curl.ts';

const request = (rest: Partial<CurlRequest> = {}): CurlRequest => ({
  url: 'https://cdn.example/a.jpg',
  headers: { 'user-agent': 'Shoal/1', accept: '*/*' },
  proxy: null,
  caFile: null,
  fileName: 'a.jpg',
  ...rest,
});

/** The arguments that a program gets, as each shell reads a command. */
const readers: Record<CurlShell, (command: string) => string[]> = {
  posix(command) {
    const script = `curl() { printf '%s\\0' "$@"; }; ${command}`;
    return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  },
  powershell: (command) => readArgv(readPowershell(command)).slice(1),
  cmd: (command) => readArgv(readCmd(command)).slice(1),
};

/** about_Quoting_Rules: single quotes, doubled within; Windows PowerShell puts an argument with spaces between double quotes. */
function readPowershell(command: string): string {
  const words =
    command.match(
      /(?:[^\s'\u2018-\u201b]|['\u2018-\u201b](?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*['\u2018-\u201b])+/g,
    ) ?? [];
  return words
    .map((word) => (/^['\u2018-\u201b]/.test(word) ? word.slice(1, -1).replaceAll(/(['\u2018-\u201b])./g, '$1') : word))
    .map((word) => (/\s/.test(word) ? `"${word}"` : word))
    .join(' ');
}

/** cmd.exe, first phase: `%name%` is replaced where there is such a variable; second phase: carets are taken off. */
function readCmd(command: string): string {
  const variables = /%(?:PATH|20|USER)%/i;
  if (variables.test(command)) throw new Error('a variable was replaced');
  let [quoted, read] = [false, ''];
  for (let at = 0; at < command.length; at++) {
    const character = command[at] ?? '';
    if (character === '^' && !quoted) read += command[++at] ?? '';
    else if (!quoted && '&|<>()'.includes(character)) throw new Error(`cmd.exe sees ${character}`);
    else {
      if (character === '"') quoted = !quoted;
      read += character;
    }
  }
  return read;
}

/** "Parsing C++ command-line arguments". */
function readArgv(line: string): string[] {
  const args: string[] = [];
  let [arg, isOpen, quoted] = ['', false, false];
  for (let at = 0; at < line.length; at++) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    const after = line[at + slashes];
    if (slashes > 0) {
      isOpen = true;
      arg += '\\'.repeat(after === '"' ? slashes >> 1 : slashes);
      at += slashes - 1;
      if (after === '"' && slashes % 2 === 1) {
        arg += '"';
        at++;
      }
    } else if (line[at] === '"') {
      [quoted, isOpen] = [!quoted, true];
    } else if (!quoted && /\s/.test(line[at] ?? '')) {
      if (isOpen) args.push(arg);
      [arg, isOpen] = ['', false];
    } else {
      [arg, isOpen] = [arg + (line[at] ?? ''), true];
    }
  }
  return isOpen ? [...args, arg] : args;
}

const valueOf = (args: readonly string[], option: string): string | undefined => args[args.indexOf(option) + 1];

describe.each<CurlShell>(['posix', 'powershell', 'cmd'])('a curl command for %s', (shell) => {
  const read = (given: CurlRequest): string[] => readers[shell](curlCommand(given, shell, true).text);

  it.each([
    ['a b', "it's", 'https://cdn.example/a.jpg?a=1&b=2'],
    ['100%', '%PATH%', 'https://cdn.example/%20a%20.jpg?w=%PATH%'],
    ['a^b', '<&|>', 'https://cdn.example/(a)[1-3]{x}!.jpg?q=$HOME'],
    ['`id`', '$(id)', "https://cdn.example/it's.jpg;v=1"],
    ['tail\\', 'a\\"b', 'https://cdn.example/~!*+.jpg'],
    ['“quoted” ‘so’', '--output', 'https://cdn.example/a,b'],
  ])('hands on %j, %j and %s as they are', (fileName, value, url) => {
    const args = read(request({ url, fileName, headers: { accept: '*/*', 'user-agent': value } }));
    expect(args.slice(-2)).toEqual([fileName, new URL(url).href]);
    expect(args.filter((arg) => arg.startsWith('user-agent'))).toEqual([`user-agent: ${value}`]);
  });

  it('hands on whatever a header may hold', { timeout: 20_000 }, () => {
    const text = fc.string({ unit: fc.constantFrom(...`aB1 '"\\^%&|<>()!$\`~;=,*?[]{}#@-`.split('')), maxLength: 12 });
    fc.assert(
      fc.property(text, (value) => {
        const args = read(request({ headers: { 'x-note': `x${value}x` } }));
        expect(valueOf(args, '--header')).toBe(`x-note: x${value}x`);
      }),
      { numRuns: shell === 'posix' ? 40 : 400 },
    );
  });
});

describe('a curl command', () => {
  const secret = request({
    url: 'https://ann:word@cdn.example/a.jpg?w=800&token=abc&sig=xyz#top',
    headers: { authorization: 'Bearer abcdefgh', cookie: 'session=1', accept: '*/*', 'user-agent': 'Shoal/1' },
    proxy: 'http://me:pass@proxy.example:3128/',
  });

  it('has placeholders for what lets somebody in, and says how many', () => {
    const { text, hidden } = curlCommand(secret, 'posix', false);
    expect(text).not.toMatch(/ann|word@|abc|xyz|session|me:pass/);
    expect(text).toContain('https://USER:PASSWORD@cdn.example/a.jpg?w=800&token=REMOVED&sig=REMOVED');
    expect(text).toContain('http://USER:PASSWORD@proxy.example:3128/');
    expect(hidden).toBe(8);
  });

  it('has them in it where they are wanted', () => {
    const { text, hidden } = curlCommand(secret, 'posix', true);
    expect(text).toContain("'https://ann:word@cdn.example/a.jpg?w=800&token=abc&sig=xyz'");
    expect(text).toContain("'authorization: Bearer abcdefgh'");
    expect(hidden).toBe(0);
  });

  it('leaves out the headers that curl would add', () => {
    const { text } = curlCommand(request({ headers: {} }), 'posix', false);
    expect(text).toContain('--header user-agent: --header accept:');
  });

  it('calls the program by its full name where the short one is another', () => {
    expect(curlCommand(request(), 'powershell', false).text).toMatch(/^curl\.exe --fail /);
  });
});
