import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const { run } = useBatches();

/** Lets this process trust one more authority until the test is over. */
function trust(ca: string | null): void {
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, ca ?? '']);
  onTestFinished(() => setDefaultCACertificates(trusted));
}

describe('I1', () => {
  it('a certificate of an authority that is trusted is good', async () => {
    const server = await startServer({ tls: 'trusted' });
    trust(server.ca);
    const { states, files } = await run(server.url('ok'));
    expect(states).toMatchObject([{ kind: 'done' }]);
    expect(files.get('picture.jpg')?.equals(imageBytes())).toBe(true);
  });

  it.each([
    ['self-signed', 'signs its own certificate'],
    ['expired', 'has expired'],
    ['wrong-host', 'belongs to another host'],
    ['plain', 'does not speak TLS'],
  ] as const)('a server that is %s fails without a second try and is named', async (tls, because) => {
    const server = await startServer({ tls });
    if (tls !== 'self-signed') trust(server.ca);
    const { states, files } = await run(server.url('ok'));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'tls-failed' } }]);
    expect(states).toMatchObject([{ failure: { message: expect.stringContaining(because) } }]);
    expect(states).toMatchObject([{ failure: { message: expect.stringContaining('127.0.0.1') } }]);
    expect(server.requests).toHaveLength(0);
    expect(files.size).toBe(0);
  });

  it('a certificate of an authority that nobody knows is not good', async () => {
    const server = await startServer({ tls: 'trusted' });
    const { states } = await run(server.url('ok'));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'tls-failed' } }]);
  });

  it('a redirect from https to unprotected http is refused', async () => {
    const server = await startServer({ tls: 'trusted' });
    const plain = await startServer();
    trust(server.ca);
    const { states } = await run(server.url('redirect', { to: plain.url('ok') }));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'redirect-failed' } }]);
    expect(plain.requests).toHaveLength(0);
  });
});
