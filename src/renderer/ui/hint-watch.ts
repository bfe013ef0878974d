/** So long a pointer rests on a button before its name is shown, in ms. */
const restMs = 500;
/** So long a pointer may take from the button to the hint, which it may rest on as well (WCAG 2.1, 1.4.13). */
const leaveMs = 150;

export interface HintWatch {
  /** Shows nothing until pointer or focus come to a button anew. */
  dismiss(): void;
  end(): void;
}

/**
 * Follows pointer and focus to the buttons that bear `data-hinted`, and to the hint, which bears `data-hint`. One watch for
 * all of them: a long list that is scrolled mounts hundreds of buttons, and listeners for each would be most of its work.
 *
 * @param show called with the button whose name is to be shown, and with null when none is
 */
export function watchHints(show: (button: HTMLElement | null) => void): HintWatch {
  let pointed: HTMLElement | null = null;
  let shown: HTMLElement | null = null;
  /** Then a pointer that moves elsewhere changes nothing. */
  let isOfFocus = false;
  let opening: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const ended = new AbortController();

  // A row may be gone from the page while its button has the pointer or the focus.
  const removals = new MutationObserver(() => {
    if (shown?.isConnected === false) set(null);
  });
  const set = (button: HTMLElement | null, byFocus = false): void => {
    clearTimeout(opening);
    clearTimeout(leaving);
    isOfFocus = byFocus;
    if (button === shown) return;
    shown = button;
    removals.disconnect();
    if (button !== null) removals.observe(document.body, { childList: true, subtree: true });
    show(button);
  };
  const dismiss = (): void => set(null);
  const point = (button: HTMLElement | null): void => {
    if (button === pointed) return;
    pointed = button;
    clearTimeout(opening);
    clearTimeout(leaving);
    if (shown !== null && shown !== button && !isOfFocus) leaving = setTimeout(dismiss, leaveMs);
    if (button !== null && button !== shown) opening = setTimeout(() => button.isConnected && set(button), restMs);
  };

  /** What the pointer is on; from the hint itself it is as good as on its button. */
  const under = (target: EventTarget | null): HTMLElement | null => {
    if (!(target instanceof Element)) return null;
    return shown !== null && target.closest('[data-hint]') !== null ? shown : buttonAt(target);
  };

  const on = <E extends 'pointerover' | 'pointermove' | 'pointerdown' | 'focusin' | 'focusout'>(
    name: E,
    hear: (event: DocumentEventMap[E]) => void,
  ): void => document.addEventListener(name, hear, { signal: ended.signal });
  on('pointermove', ({ target, pointerType, movementX, movementY }) => {
    // A button that comes to lie under a pointer at rest is not pointed at.
    if (pointerType !== 'touch' && (movementX !== 0 || movementY !== 0)) point(under(target));
  });
  on('pointerover', ({ target }) => {
    if (under(target) !== pointed) point(null);
  });
  document.documentElement.addEventListener('pointerleave', () => point(null), { signal: ended.signal });
  on('pointerdown', dismiss);
  on('focusin', ({ target }) => {
    const button = target instanceof Element && target.matches(':focus-visible') ? buttonAt(target) : null;
    if (button !== null) set(button, true);
  });
  on('focusout', ({ target }) => {
    if (isOfFocus && target === shown) dismiss();
  });
  return {
    dismiss,
    end() {
      ended.abort();
      dismiss();
    },
  };
}

const buttonAt = (target: Element): HTMLElement | null => target.closest<HTMLElement>('[data-hinted]');
