import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Addresses that lead to this computer or into its network, and not to the internet (IANA's special-purpose registries,
 * RFC 6890). Addresses that wrap an IPv4 one (mapped, NAT64, 6to4) are judged by it.
 */
const notPublic = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv6');
}

/** @param address an IP address as Node and URLs write it; anything else counts as not public */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$|%.*/g, '');
  const family = isIP(bare);
  if (family === 0) return true;
  if (family === 4) return notPublic.check(bare, 'ipv4');
  const inner = innerIPv4(bare);
  return inner === null ? notPublic.check(bare, 'ipv6') : notPublic.check(inner, 'ipv4');
}

/** Where IPv6 addresses carry an IPv4 one: the 16-bit group at which it begins, by the groups that stand before. */
const carriers: readonly [groups: readonly number[], at: number][] = [
  [[0, 0, 0, 0, 0, 0xffff], 6], // mapped, RFC 4291 §2.5.5.2
  [[0x64, 0xff9b, 0, 0, 0, 0], 6], // NAT64, RFC 6052
  [[0x2002], 1], // 6to4, RFC 3056
];

function innerIPv4(address: string): string | null {
  const groups = ipv6Groups(address);
  for (const [start, at] of carriers) {
    if (!start.every((group, i) => groups[i] === group)) continue;
    const [high = 0, low = 0] = groups.slice(at);
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  }
  return null;
}

/** The eight groups of an IPv6 address. The URL parser writes every form of it in the same way. */
function ipv6Groups(address: string): number[] {
  if (!isIPv6(address)) return [];
  const [front = '', back] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [groupsOf(front), groupsOf(back ?? '')];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

const groupsOf = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));
