import type { ClientRequest } from 'node:http';
import { isIP, type Socket } from 'node:net';
import type { Phase, PhaseTimings } from '../../shared/download.ts';
import type { Clock } from '../clock.ts';

/**
 * Follows one attempt through its phases. It is in exactly one of them at any time, so that they add up to the time since
 * the attempt began, also of one that fails, is stopped or is still under way. With redirects each phase is the sum over
 * all hops; reading what a redirect had to say beside its Location counts as waiting for the first byte.
 *
 * got's own time stamps are of the wall clock in whole milliseconds, and of the last hop only.
 */
export class PhaseClock {
  /** On the clock given. */
  readonly startedAt: number;
  /** What this attempt has received, in bytes of the file. */
  bytes = 0;
  readonly #clock: Clock;
  readonly #ms = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
  #phase: Phase = 'disk'; // looking for what an earlier attempt has left
  #since: number;
  #answeredAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.startedAt = clock.now();
    this.#since = this.startedAt;
  }

  /** @param at when the phase began, not before the one that it follows */
  enter(phase: Phase, at: number = this.#clock.now()): void {
    const from = Math.max(at, this.#since);
    this.#ms[this.#phase] += from - this.#since;
    this.#phase = phase;
    this.#since = from;
  }

  /** The answer that was followed last is the one whose body is taken. */
  takeBody(): void {
    this.enter('body', this.#answeredAt);
  }

  /** All but `queue`, in ms. They add up to the time from `startedAt` to `at`. */
  timings(at: number = this.#clock.now()): PhaseTimings {
    const timings = { ...this.#ms };
    timings[this.#phase] += Math.max(0, at - this.#since);
    return timings;
  }

  /** A request is about to be made: what it begins with is known once it has a socket. */
  ask(): void {
    this.enter('firstByte');
  }

  /** The head of an answer has come. */
  answered(): void {
    this.#answeredAt = this.#clock.now();
  }

  /** The phase that it is in, and for how long, in ms. */
  get phase(): Phase {
    return this.#phase;
  }

  get phaseMs(): number {
    return this.#clock.now() - this.#since;
  }

  /** Follows a request that has just got its socket, up to where it waits for its answer. */
  follow(request: ClientRequest, socket: Socket): void {
    if (request.reusedSocket) return; // nothing is looked up or connected
    const isSecure = 'encrypted' in socket;
    const connected = (): void => this.enter(isSecure ? 'tls' : 'firstByte');
    if (isSecure) socket.once('secureConnect', () => this.enter('firstByte'));
    if (!socket.connecting) {
      this.#phase = 'connect'; // a proxy's tunnel was made before there was a socket to follow
      const isSecured = !isSecure || Reflect.get(socket, 'secureConnecting') !== true;
      this.enter(isSecured ? 'firstByte' : 'tls');
      return;
    }
    // Both begin with the request itself.
    const isLookedUp = isIP(request.host.replaceAll(/[[\]]/g, '')) === 0;
    this.#phase = isLookedUp ? 'dns' : 'connect';
    if (isLookedUp) socket.once('lookup', () => this.enter('connect'));
    socket.once('connect', connected);
  }
}
