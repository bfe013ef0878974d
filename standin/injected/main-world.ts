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
  };
  window.addEventListener(secret, meet, { once: true, capture: true });
}
