import { useLayoutEffect, useRef } from 'react';
import { heirOf } from './focus-heir.ts';

interface FocusHeir {
  onFocus: () => void;
  onBlur: () => void;
}

/**
 * Leads the focus on when the row that has it leaves the list, as one that is retried leaves the failed ones: keys go on
 * to work on what has come into its place.
 *
 * @param focused the row that had the focus last
 * @param goTo gets the place of the row to be focused; called before the page is drawn
 * @param stay called in its stead where no row is to have it: that of the focus is still in the list, or none is
 */
export function useFocusHeir<K>(
  ids: readonly K[],
  focused: K | null,
  goTo: (index: number) => void,
  stay?: () => void,
): FocusHeir {
  const before = useRef(ids);
  const hasFocus = useRef(false);
  // After every render: a row that was scrolled away has lost the focus too, and must not be scrolled back to later.
  useLayoutEffect(() => {
    const idsBefore = before.current;
    before.current = ids;
    if (!hasFocus.current || document.activeElement !== document.body) return;
    hasFocus.current = false;
    const heir = idsBefore === ids || focused === null ? null : heirOf(idsBefore, ids, focused);
    if (heir !== null) goTo(heir);
    else stay?.();
  });
  return {
    onFocus: () => (hasFocus.current = true),
    // What leaves the page loses the focus without a word.
    onBlur: () => (hasFocus.current = false),
  };
}
