import { describe, expect, it, vi } from 'vitest';
import type { CommandName } from '../../shared/ipc/contract.ts';
import { DownloadError } from '../../engine/download-error.ts';
import { createLog } from '../log/log.ts';
import { answer } from './answer.ts';
import { CommandError } from './command-error.ts';
import { commandSchemas } from './command-schemas.ts';

const commands = Object.keys(commandSchemas).filter((name): name is CommandName => name in commandSchemas);
vi.spyOn(console, 'error').mockImplementation(() => undefined);
const nonsense = 'x'.repeat(10 << 20);

/** What no command takes, each for a reason of its own. */
const hostile: [string, unknown][] = [
  ['null', null],
  ['a number', 7],
  ['10 MB of nonsense', nonsense],
  ['an object with 10 MB of nonsense', { text: 7, ids: nonsense, name: nonsense, bytes: nonsense, [nonsense]: 1 }],
  ['a list', [{ ids: [1] }]],
  ['an object with a field too many', { path: '/etc/passwd', ids: [1], id: 1, text: '', batchId: 'x', host: 'h' }],
  ['a prototype', JSON.parse('{"__proto__":{"ids":[1]},"constructor":{"name":"x"}}')],
  ['ids that are none', { ids: [-1, 1.5, Number.NaN, '1', null] }],
  ['an id that is none', { id: '../../etc/passwd' }],
  ['a path in place of bytes', { name: 'list.txt', bytes: '/etc/passwd' }],
  ['settings out of range', { limits: { concurrency: 1e9, perHost: -1 } }],
  ['a function', (): void => undefined],
];

async function call(name: CommandName, payload: unknown, options: { trusted?: boolean; fail?: unknown } = {}) {
  const calls: unknown[] = [];
  const logged: string[] = [];
  const log = createLog({ append: (text) => logged.push(text), tail: () => '' });
  const handler = (parsed: unknown): never => {
    calls.push(parsed);
    throw options.fail;
  };
  const result = await answer(name, handler, options.trusted ?? true, payload, log);
  return { result, calls, logged };
}

describe.each(commands)('the command %s', (name) => {
  it.each(hostile)('does nothing with %s, and says so in a short sentence', async (_, payload) => {
    const { result, calls } = await call(name, payload);
    expect(calls).toEqual([]);
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-payload' } });
    expect(JSON.stringify(result).length).toBeLessThan(2200);
  });

  it('does nothing for a page that is not the window itself, whatever it sends', async () => {
    for (const payload of [undefined, ...hostile.map(([, value]) => value)]) {
      const { result, calls } = await call(name, payload, { trusted: false });
      expect(calls).toEqual([]);
      expect(result).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } });
    }
  });
});

it('passes on what fits', async () => {
  const { calls } = await call('downloads:reveal', { id: 3 });
  expect(calls).toEqual([{ id: 3 }]);
});

it('tells the window nothing of an error that nobody expected, and the log all but the secrets', async () => {
  const fail = Object.assign(new Error('GET https://ann:secret@example.com/a.jpg?token=abcdefghijklmnop'), {
    options: { headers: { authorization: 'Basic c2VjcmV0' } },
  });
  const { result, logged } = await call('batch:pause', undefined, { fail });
  expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(result)).not.toMatch(/secret|example|abcd/);
  expect(logged.join()).toContain('GET https://example.com/a.jpg?token=abcd…');
  expect(logged.join()).not.toMatch(/ann|secret|c2Vj|efgh/);
});

it('passes on the sentence of an error that was expected, without the login in it', async () => {
  const fail = new CommandError('cannot', 'http://ann:secret@example.com/ cannot be read.');
  const { result, logged } = await call('batch:pause', undefined, { fail });
  expect(result).toEqual({ ok: false, error: { code: 'cannot', message: 'http://example.com/ cannot be read.' } });
  expect(logged).toEqual([]);
});

it('takes an error of the engine that nobody made a sentence for as unexpected', async () => {
  const { result } = await call('batch:pause', undefined, { fail: new DownloadError('internal', 'x') });
  expect(result).toMatchObject({ error: { code: 'internal', message: expect.stringContaining('Try again') } });
});
