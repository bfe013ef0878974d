import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { createLookup, type Lookup } from './lookup.ts';
import { isPrivateAddress } from './private-address.ts';

/** The part of the network that is not HTTP's, as a port. */
export interface Network {
  lookup: Lookup;
  /** Whether an address leads to this computer or into its network rather than to the internet. */
  isPrivate(address: string): boolean;
}

export const systemNetwork: Network = { lookup: createLookup(), isPrivate: isPrivateAddress };

/** What a lookup fails with that was to find public addresses only. */
export const privateAddressCode = 'ERR_PRIVATE_ADDRESS';

/**
 * A lookup in the form in which Node's sockets ask for one.
 *
 * @param publicOnly fails for a name of which any address is private: the check and the connection then see the same
 *   addresses, whatever the name server says the next time
 */
export function socketLookup(network: Network, publicOnly: boolean): LookupFunction {
  const find = callbackify(async (hostname: string, family: number | string): Promise<LookupAddress[]> => {
    const found = await network.lookup(hostname);
    if (publicOnly && found.some(({ address }) => network.isPrivate(address))) {
      throw Object.assign(new Error('private address'), { code: privateAddressCode });
    }
    const wanted = Number(String(family).replace('IPv', ''));
    const fitting = wanted === 0 ? found : found.filter((entry) => entry.family === wanted);
    if (fitting.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
    return fitting;
  });
  return (hostname, options, callback) => {
    find(hostname, options.family ?? 0, (error, found) => {
      if (error !== null) return callback(error, '');
      if (options.all === true) return callback(null, found);
      const [first] = found;
      return callback(null, first?.address ?? '', first?.family);
    });
  };
}
