import type { Response } from 'got';
import type { PhaseTimings } from '../../shared/download.ts';

/**
 * The phases of an answered request from got's time stamps (ms since the epoch, of the last hop).
 * Time before the last hop's request, redirects for example, counts as waiting for the first byte. The phases add up
 * to the time from `startedAt` to `endedAt`.
 *
 * @param reused whether the connection was there already: then nothing was looked up or connected
 * @param startedAt monotonic ms at which the attempt began
 * @param endedAt monotonic ms at which the last byte arrived
 */
export function networkTimings(response: Response, reused: boolean, startedAt: number, endedAt: number): PhaseTimings {
  const stamps: Partial<NonNullable<Response['timings']>> = response.timings ?? {};
  const { socket, lookup, connect, secureConnect, response: answered, end } = stamps;
  const dns = reused ? 0 : between(socket, lookup);
  const tcp = reused ? 0 : between(lookup, connect);
  const tls = reused ? 0 : between(connect, secureConnect);
  const total = endedAt - startedAt;
  const body = Math.min(total, between(answered, end ?? Date.now()));
  const firstByte = Math.max(0, total - dns - tcp - tls - body);
  return { queue: 0, dns, connect: tcp, tls, firstByte, body, disk: 0 };
}

function between(from: number | undefined, to: number | undefined): number {
  return from === undefined || to === undefined ? 0 : Math.max(0, to - from);
}
