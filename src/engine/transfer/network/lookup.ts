import { type LookupAddress, promises as dns } from 'node:dns';
import { type Clock, systemClock } from '../../clock.ts';

/** Finds the addresses of a host name, in the order in which they should be tried. */
export type Lookup = (hostname: string) => Promise<LookupAddress[]>;

export interface LookupPorts {
  clock: Clock;
  /** The operating system's way: it knows hosts files, mDNS and VPNs. */
  system: Lookup;
  /** Asks the name servers directly. */
  direct: Lookup;
}

/** Found addresses serve this long; a batch asks for the same few hosts thousands of times. */
const foundMs = 30_000;
/** So long a failure answers for all who ask for the same host. */
const failedMs = 5000;
/** Beyond this many names, those whose time is over are forgotten. */
const mostKnown = 10_000;
/** After so long without an answer of the system's the name servers are asked as well. */
const patienceMs = 1000;

/** RFC 6761 §6.3: these names never need a lookup. */
const localhost: LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * A lookup with which a host that cannot be looked up delays no other.
 *
 * The system's lookups (getaddrinfo) run on threads of which libuv lends them only two, and one that gets no answer keeps
 * its thread for ten seconds and more: eight dead names in a list kept a good one waiting for forty. So each name has at
 * most one lookup under way, its outcome is kept for a while, and a name that has waited too long for the system's answer
 * is asked for directly at the name servers, which takes no thread. Who answers first with an address wins; that there is
 * none is believed only from the system.
 */
export function createLookup({ clock, system, direct }: LookupPorts = systemPorts): Lookup {
  const known = new Map<string, { outcome: Promise<LookupAddress[]>; until: number }>();

  const find = async (hostname: string): Promise<LookupAddress[]> => {
    let cancel: (() => void) | undefined;
    const impatient = new Promise<LookupAddress[]>((resolve, reject) => {
      cancel = clock.schedule(patienceMs, () => {
        direct(hostname).then((found) => (found.length > 0 ? resolve(found) : reject(new Error('nothing'))), reject);
      });
    });
    const first = system(hostname);
    try {
      return await Promise.race([first, impatient.catch(async () => await first)]);
    } finally {
      cancel?.();
    }
  };

  return async (hostname) => {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    if (name === 'localhost' || name.endsWith('.localhost')) return localhost;
    const kept = known.get(name);
    if (kept !== undefined && clock.now() < kept.until) return await kept.outcome;
    if (known.size >= mostKnown) for (const [key, { until }] of known) if (until <= clock.now()) known.delete(key);
    const entry = { outcome: find(name), until: Infinity };
    known.set(name, entry);
    try {
      const found = await entry.outcome;
      entry.until = clock.now() + foundMs;
      return found;
    } catch (error) {
      entry.until = clock.now() + failedMs;
      throw error;
    }
  };
}

const systemPorts: LookupPorts = {
  clock: systemClock,
  system: async (hostname) => await dns.lookup(hostname, { all: true }),
  async direct(hostname) {
    // A new one each time: it reads once which name servers there are, and a laptop changes its network.
    const resolver = new dns.Resolver({ timeout: 2000, tries: 2 });
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    return [
      ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
      ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
    ];
  },
};
