import fc from 'fast-check';
import got, { type OptionsInit } from 'got';
import { describe, expect, it } from 'vitest';
import { useServers } from '../../test-support/use-servers.ts';
import { toNetworkError } from '../engine/transfer/network/network-error.ts';
import { describeError, redact } from './redact.ts';

describe('a text', () => {
  it.each([
    ['ftp://ann:secret1@example.com/a', 'ftp://example.com/a'],
    ['http://secret1@example.com/a', 'http://example.com/a'],
    ['proxy http://ann:se%40cret1@proxy:3128 refused', 'proxy http://proxy:3128 refused'],
    ['https://x.example/a.jpg?w=200&h=300', 'https://x.example/a.jpg?w=200&h=300'],
    ['https://x.example/a.jpg?sig=abcdsecret1&w=2', 'https://x.example/a.jpg?sig=abcd…&w=2'],
    ['https://x.example/a.jpg?v=abcdsecret1234567', 'https://x.example/a.jpg?v=abcd…'],
    ['https://x.example/a.jpg?password=secret1', 'https://x.example/a.jpg?password=…'],
    ['authorization: Basic secret1', 'authorization: [removed]'],
    ["{ authorization: 'Bearer secret1', accept: 'x' }", "{ authorization: [removed], accept: 'x' }"],
    ['{"cookie":"sid=secret1; a=b","accept":"x"}', '{"cookie":[removed],"accept":"x"}'],
    ['Set-Cookie: sid=secret1; Path=/', 'Set-Cookie: [removed]'],
    ['X-Api-Key: secret1', 'X-Api-Key: [removed]'],
    ['sent Bearer secret1.secret1', 'sent Bearer [removed]'],
    ["{ username: 'ann', password: 'secret1' }", "{ username: 'ann', password: [removed] }"],
    ['got eyJhbGciOiJIUzI1NiJ9.secret1.secret1 back', 'got eyJh… back'],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    'https://b.s3.amazonaws.com/a.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAsecret1%2F20260101&X-Amz-Signature=abcdsecret1&X-Amz-Security-Token=abcdsecret1',
    'https://storage.googleapis.com/b/a.jpg?GoogleAccessId=me@x.iam&Expires=1700000000&Signature=abcdsecret1%3D',
    'https://x.blob.core.windows.net/c/a.jpg?sv=2022-11-02&se=2026-01-01&sr=b&sig=abcdsecret1%3D',
    'https://d1.cloudfront.net/a.jpg?Expires=1&Policy=abcdsecret1_&Signature=abcdsecret1-&Key-Pair-Id=APKAsecret1',
    'https://x.akamaized.net/a.jpg?hdnea=st=1~exp=2~acl=/*~hmac=abcdsecret1',
    'https://x.example/a.jpg#access_token=abcdsecret1&amp;oauth_signature=abcdsecret1',
    'https://x.example/a.jpg;jsessionid=abcdsecret1?PHPSESSID=abcdsecret1',
  ])('holds no more than the beginning of the tokens of %s', (url) => {
    expect(redact(`Failed: ${url}.`)).not.toContain('secret1');
    expect(redact(url).split('?')[0]).toContain(new URL(url).pathname.split(';')[0]);
  });

  it('is redacted in a time that grows with its length, whatever is in it', () => {
    const hard = [
      ':'.repeat(200_000),
      'a:b@'.repeat(50_000),
      '?a='.repeat(70_000),
      '"cookie'.repeat(30_000),
      'eyJ'.repeat(70_000),
    ];
    for (const text of hard) expect(redact(text).length).toBeLessThanOrEqual(text.length * 4);
  });

  it('may be anything, and nothing is left to redact after the first time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(redact(redact(redact(text)))).toBe(redact(redact(text)));
      }),
    );
  });
});

describe('an error', () => {
  const startServer = useServers();
  const secrets = /ann|secret1|c2VjcmV0/;
  const secretly: OptionsInit = {
    retry: { limit: 0 },
    headers: { cookie: 'sid=secret1', authorization: 'Bearer secret1', 'x-api-key': 'secret1' },
  };
  const fail = async (url: string, options: OptionsInit = {}): Promise<unknown> => {
    try {
      await got(withSecrets(url), { ...secretly, ...options });
    } catch (error) {
      return error;
    }
    throw new Error('the request succeeded');
  };

  it.each<[string, () => Promise<unknown>]>([
    ['HTTPError', async () => await fail((await startServer()).url('status', { code: 404 }))],
    ['RequestError', async () => await fail('http://127.0.0.1:9/x')],
    [
      'TimeoutError',
      async () => await fail((await startServer()).url('stallBeforeHead', {}), { timeout: { response: 50 } }),
    ],
    ['MaxRedirectsError', async () => await fail((await startServer()).url('redirectLoop', {}), { maxRedirects: 2 })],
    ['ParseError', async () => await fail((await startServer()).url('ok', { bytes: 500 }), { responseType: 'json' })],
  ])("of got's %s tells what happened and no secret", async (name, provoke) => {
    const error = await provoke();
    expect(error).toMatchObject({ name });
    expect(describeError(error)).not.toMatch(secrets);
    expect(describeError(error)).toContain(name);
    expect(describeError(new Error('The batch failed', { cause: error }))).not.toMatch(secrets);
    expect(describeError(toNetworkError(error, '127.0.0.1', false))).not.toMatch(secrets);
  });

  it.each<[string, unknown]>([
    ['of the URL parser', catchIt(() => new URL('http://ann:secret1@exa mple.com/'))],
    ['with causes', new Error('a', { cause: new Error('b http://ann:secret1@example.com') })],
    ['with itself as its cause', selfCaused()],
    ['of many', new AggregateError([new Error('http://ann:secret1@example.com')], 'all failed')],
    ['that is a text', 'http://ann:secret1@example.com/?token=abcdsecret1'],
    ['that is an object', { authorization: 'Basic c2VjcmV0' }],
    ['that is nothing', undefined],
    ['with a stack that is none', Object.assign(new Error('x'), { stack: 'http://ann:secret1@example.com' })],
  ])('%s holds no secret', (_, error) => {
    expect(describeError(error)).not.toMatch(secrets);
    expect(describeError(error)).not.toBe('');
  });

  it('says where it arose and what caused it', () => {
    const text = describeError(new TypeError('outer', { cause: Object.assign(new Error('inner'), { code: 'EIO' }) }));
    expect(text).toMatch(/^TypeError: outer\n {4}at .*redact\.test\.ts[^]*\ncaused by Error \(EIO\): inner\n {4}at /);
  });
});

function catchIt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function selfCaused(): Error {
  const error = new Error('http://ann:secret1@example.com');
  error.cause = error;
  return error;
}

function withSecrets(url: string): string {
  const to = new URL(url);
  to.username = 'ann';
  to.password = 'secret1';
  to.searchParams.set('X-Amz-Signature', 'abcdsecret1');
  return to.href;
}
