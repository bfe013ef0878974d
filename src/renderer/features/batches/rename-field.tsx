import type { ReactNode } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { type ListEntry, longestLabel } from '../../../shared/lists.ts';
import { useMessages } from '../../stores/language-store.ts';
import { renameList } from '../../stores/lists-store.ts';
import styles from './list-row.module.css';

/** What is being written. A list that comes to its end moves to another part of the side bar, and its field is drawn anew there. */
let draft: { batchId: string; text: string } | null = null;

/** A list's name while it is written anew: Enter and leaving keep it, Escape does not. */
export function RenameField({ entry: { batchId, label }, onEnd }: { entry: ListEntry; onEnd: () => void }): ReactNode {
  const { lists } = useMessages();
  const [text, setText] = useState(() => (draft?.batchId === batchId ? draft.text : label));
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    if (draft?.batchId === batchId) {
      field.current?.focus(); // at once: a key that is pressed just now is meant for it
      return undefined;
    }
    // A menu that closes gives the focus back to what opened it.
    const timer = setTimeout(() => field.current?.select());
    return () => clearTimeout(timer);
  }, [batchId]);
  const end = (isKept: boolean): void => {
    if (isOver.current) return;
    isOver.current = true;
    draft = null;
    const row = field.current?.closest('[data-list]') ?? null;
    const hadFocus = document.activeElement === field.current;
    if (isKept) void renameList(batchId, text);
    onEnd();
    if (hadFocus) setTimeout(() => row?.querySelector<HTMLElement>('[data-list-button]')?.focus());
  };
  return (
    <input
      ref={field}
      className={styles['rename']}
      aria-label={lists.nameOf(label)}
      value={text}
      maxLength={longestLabel}
      spellCheck={false}
      autoComplete="off"
      onChange={({ target }) => {
        draft = { batchId, text: target.value };
        setText(target.value);
      }}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(true);
        else if (event.key === 'Escape') end(false);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
