import { describe, expect, it } from 'vitest';
import { StalledError, describeDownloadFailure } from './download-failure.ts';

/** As fetch throws: a TypeError that says nothing, with the cause below. */
function fetchFailed(code: string, message = code): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

describe('why a download failed', () => {
  it.each([
    [fetchFailed('ENOTFOUND'), 'github.com cannot be found from here: no network, or a blocked name'],
    [fetchFailed('ECONNREFUSED'), 'there is no connection to github.com: ECONNREFUSED'],
    [fetchFailed('UND_ERR_CONNECT_TIMEOUT'), 'there is no connection to github.com: UND_ERR_CONNECT_TIMEOUT'],
    [new StalledError(20_000), 'github.com sent nothing for 20 s'],
    [
      Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      'ENOSPC: no space left on device, write',
    ],
    [new Error('something new\n    at somewhere'), 'something new'],
    ['a string', 'a string'],
  ])('%s', (error, sentence) => {
    expect(describeDownloadFailure(error, 'github.com')).toBe(sentence);
  });

  it('names the variable that helps against an untrusted certificate', () => {
    const sentence = describeDownloadFailure(fetchFailed('SELF_SIGNED_CERT_IN_CHAIN'), 'github.com');
    expect(sentence).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('takes the first of the errors of a name with several addresses', () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    const error = new TypeError('fetch failed', { cause: new AggregateError([refused, refused]) });
    expect(describeDownloadFailure(error, 'mirror')).toBe('there is no connection to mirror: ECONNREFUSED');
  });
});
