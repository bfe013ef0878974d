import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useFocusHeir } from '../rows/use-focus-heir.ts';

type Key = string | number;

interface HeirButton {
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
}

/**
 * Leads the focus on from a button that goes with its item, as that of a group of failures goes that is retried: to the same
 * button of the next item, or the one before; to the first one where there is none such, or where only the button goes; and
 * where no item is left, to the frame around them.
 *
 * @param keys of the items, each of which has its own in `attribute`
 * @param frame can have the focus
 * @param scrollTo brings an item into the page
 */
export function useHeirButton(
  keys: readonly Key[],
  attribute: `data-${string}`,
  frame: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
): HeirButton {
  const [focused, setFocused] = useState<Key | null>(null);
  const way = useRef('');
  const wanted = useRef<Key | null>(null);

  const itemOf = (key: Key | null): Element | null =>
    key === null ? null : (frame.current?.querySelector(`[${attribute}="${CSS.escape(String(key))}"]`) ?? null);

  const heir = useFocusHeir(
    keys,
    focused,
    (index) => {
      wanted.current = keys[index] ?? null;
      scrollTo(index);
    },
    () => {
      if (keys.length === 0) frame.current?.focus({ preventScroll: true });
      else wanted.current = itemOf(focused) === null ? null : focused; // only the button has gone, if it was not scrolled away
    },
  );

  // After every render: an item asked for may have come into the page only now.
  useLayoutEffect(() => {
    const item = itemOf(wanted.current);
    if (item === null) return;
    wanted.current = null;
    const buttons = [...item.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const same = buttons.find((button) => wayOf(button) === way.current) ?? buttons[0];
    same?.focus();
  });

  const onFocus = ({ target }: FocusEvent): void => {
    heir.onFocus();
    const button = target.closest('button');
    const value = target.closest(`[${attribute}]`)?.getAttribute(attribute);
    const key = keys.find((each) => String(each) === value);
    if (button === null || key === undefined) return; // in the menu of one of the buttons
    way.current = wayOf(button);
    setFocused(key);
  };

  return { onFocus, onBlur: heir.onBlur };
}

/** What a button does, where its name says to what as well. */
const wayOf = (button: HTMLElement): string =>
  button.dataset['way'] ?? button.getAttribute('aria-label') ?? button.textContent;
