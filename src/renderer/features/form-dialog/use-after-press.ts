import { useCallback, useEffect, useRef } from 'react';

/**
 * Runs something once no button of the mouse is held: at once, or after the click that is under way. What it shows may
 * move the very button that is being clicked, and the click would be lost.
 */
export function useAfterPress(): (run: () => void) => void {
  const isHeld = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const onDown = (): void => {
      isHeld.current = true;
    };
    const onUp = (): void => {
      isHeld.current = false;
      // The click comes right after its button is let go.
      setTimeout(() => {
        for (const run of waiting.current.splice(0)) run();
      });
    };
    const capture = { capture: true };
    window.addEventListener('pointerdown', onDown, capture);
    window.addEventListener('pointerup', onUp, capture);
    window.addEventListener('pointercancel', onUp, capture);
    return () => {
      window.removeEventListener('pointerdown', onDown, capture);
      window.removeEventListener('pointerup', onUp, capture);
      window.removeEventListener('pointercancel', onUp, capture);
    };
  }, []);
  return useCallback((run) => {
    if (isHeld.current) waiting.current.push(run);
    else run();
  }, []);
}
