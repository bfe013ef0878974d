import type Protocol from 'devtools-protocol';
import { lendBody } from './body-server.ts';
import { handlerFor, type ProtocolHandler } from './protocol.ts';
import { currentBrowser } from './runtime.ts';
import { toExternalUrl, translatePolicy, urlPatterns } from './schemes.ts';
import { ownerOf } from './targets.ts';

type Paused = Protocol.Fetch.RequestPausedEvent;

/**
 * Answers custom schemes, and asks a window's owner before it loads a document. Fetch is enabled on the browser's own
 * session, so that this sees the first document of a new window too, which Chromium's waitForDebuggerOnStart does not
 * hold back.
 */
export async function answerRequests(): Promise<void> {
  const { root } = currentBrowser().connection;
  root.on('Fetch.requestPaused', (event) => void onPaused(event));
  const patterns = urlPatterns().map((urlPattern) => ({ urlPattern }));
  await root.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }, ...patterns] });
}

async function onPaused(event: Paused): Promise<void> {
  const { requestId, request, frameId, resourceType } = event;
  const { root } = currentBrowser().connection;
  try {
    if (resourceType === 'Document') {
      const owner = await ownerOf(frameId);
      await owner?.ready;
      if (owner && !owner.mayNavigate(request.url)) {
        await root.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
    }
    const handler = handlerFor(request.url);
    if (handler) await answer(handler, event);
    else await root.send('Fetch.continueRequest', { requestId });
  } catch {
    await root.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
  }
}

/** Rejects when the handler fails, which it has told on the console then, and when the page has left meanwhile. */
async function answer(handler: ProtocolHandler, { requestId, request, resourceType }: Paused): Promise<void> {
  const { root } = currentBrowser().connection;
  const response = await callHandler(handler, request);
  if (response.type === 'error') throw new Error('net::ERR_FAILED');
  if (resourceType === 'Image') {
    await root.send('Fetch.continueRequest', { requestId, url: await lendBody(response) });
    return;
  }
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name.startsWith('content-security-policy') ? translatePolicy(value) : value,
  }));
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  await root.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}

async function callHandler(handler: ProtocolHandler, request: Protocol.Network.Request): Promise<Response> {
  const { url, method, headers, postData: body = null } = request;
  try {
    const response: unknown = await handler(new Request(toExternalUrl(url), { method, headers: { ...headers }, body }));
    if (!(response instanceof Response)) throw new TypeError(`the handler of ${url} returned no Response`);
    return response;
  } catch (error) {
    console.error(error); // as Electron does, before it fails the request with ERR_UNEXPECTED
    throw error;
  }
}
