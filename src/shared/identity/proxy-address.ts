import type { Reading } from './header-line.ts';

/** Proxies that connections can be made through: http, https and SOCKS 4, 4a and 5. */
const usable = /^(?:https?|socks(?:4a?|5h?)?):$/i;

/** The address of a proxy, without a scheme an http one. It is never repeated: it may hold a password. */
export function readProxyAddress(text: string): Reading<string> {
  const address = text.trim();
  const url = URL.parse(address.includes('://') ? address : `http://${address}`);
  if (url === null || url.hostname === '') {
    return { problem: 'takes the address of a proxy, such as http://proxy.example:3128.' };
  }
  if (!usable.test(url.protocol)) {
    return { problem: 'takes an address that begins with http://, https:// or socks5://' };
  }
  return { value: url.href };
}
