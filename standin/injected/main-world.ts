import type { makeBridge as MakeBridge } from './bridge.ts';

/**
 * Runs in the page's own world before its scripts: waits for the isolated world to hand over their private node, then
 * defines what that world exposes. Injected as text: it refers to nothing outside.
 */
export function enterMainWorld(secret: string, makeBridge: typeof MakeBridge): void {
  if (window !== window.top) return;
  const meet = (event: Event): void => {
    event.stopImmediatePropagation();
    const { relatedTarget: port } = event as MouseEvent;
    if (!port) return;
    const bridge = makeBridge(port, 'to-main', 'to-isolated', secret);
    bridge.operations['expose'] = ({ key, api }) => {
      const name = String(key);
      const isFree = !(name in window);
      if (isFree) Object.defineProperty(window, name, { value: bridge.unpack(api, true), enumerable: true });
      bridge.post({ op: 'reply', isFree });
    };
    bridge.operations['window-open'] = (detail) => {
      const ask = bridge.unpack(detail['ask'], false) as (url: string, name: string, features: string) => void;
      const open = window.open.bind(window);
      window.open = (url = 'about:blank', name = '', features = '') => {
        if (['_self', '_top', '_parent'].includes(name)) return open(url, name, features);
        ask(new URL(url || 'about:blank', document.baseURI).href, name, features);
        return null;
      };
    };
  };
  window.addEventListener(secret, meet, { once: true, capture: true });
}
