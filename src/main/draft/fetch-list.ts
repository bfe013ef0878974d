import { displayUrl } from '../../shared/url-list/display-url.ts';
import type { DownloadSettings } from '../../shared/settings.ts';
import { systemClock } from '../../engine/clock.ts';
import { TransferStopped } from '../../engine/download-error.ts';
import { askFor } from '../../engine/transfer/request/answer.ts';
import { Halt } from '../../engine/transfer/halt.ts';
import { createHttpClient } from '../../engine/transfer/request/http-client.ts';
import { toNetworkError } from '../../engine/transfer/network/network-error.ts';
import { systemProxy } from '../../engine/transfer/network/proxy.ts';
import { PhaseClock } from '../../engine/transfer/timings.ts';
import { messages } from '../language.ts';
import { CommandError } from '../ipc/command-error.ts';

const maxListBytes = 32 << 20;
const timeoutMs = 30_000;

export interface FetchedList {
  /** The last part of the address. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Fetches a list that a link names, once the person has agreed. Redirects are followed as those of images are, so that a
 * public site cannot lead into the person's own network.
 *
 * @throws CommandError with what is in the way
 */
export async function fetchList(url: string, { proxy }: DownloadSettings, userAgent: string): Promise<FetchedList> {
  const through = proxy.kind === 'system' ? systemProxy : proxy.kind === 'own' ? proxy.address : undefined;
  const http = createHttpClient({ timeoutMs, userAgent, headers: {}, proxy: through });
  const halt = new Halt();
  const context = { http, clock: systemClock, halt, phases: new PhaseClock(systemClock) };
  const timer = setTimeout(() => halt.stop('cancel'), timeoutMs);
  try {
    const { response, body, broken } = await askFor(url, { accept: 'text/*,*/*;q=0.8' }, context);
    try {
      if (response.statusCode !== 200) throw refused(url, messages().main.serverAnswered(response.statusCode));
      return { name: nameOf(url), bytes: await Promise.race([bodyOf(body, url), broken.promise, halt.promise]) };
    } finally {
      body.destroy();
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw refused(url, wordsOf(error, url));
  } finally {
    clearTimeout(timer);
    http.closeIdle();
  }
}

async function bodyOf(body: AsyncIterable<Uint8Array>, url: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > maxListBytes) throw refused(url, messages().main.largerThan32);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const nameOf = (url: string): string =>
  displayUrl(new URL(url).pathname.split('/').findLast((part) => part !== '') ?? url);

function wordsOf(error: unknown, url: string): string {
  const { failures, main } = messages();
  if (error instanceof TransferStopped) return main.tookLonger(timeoutMs / 1000);
  return failures.message(toNetworkError(error, new URL(url).host, true), null);
}

function refused(url: string, why: string): CommandError {
  return new CommandError('list-not-fetched', messages().main.notFetched(displayUrl(url), why.replace(/\.$/, '')));
}
