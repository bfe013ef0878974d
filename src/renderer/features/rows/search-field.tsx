import { Search, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { setQuery, useViewStore } from '../../stores/view-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { isDialogOpen } from '../../ui/is-dialog-open.ts';
import text from '../../ui/text-field.module.css';
import styles from './search-field.module.css';

/** Leads from the words to what they found: the row or tile that Tab would lead to. */
const focusFound = (): void => document.querySelector<HTMLElement>('[role="grid"] [data-id][tabindex="0"]')?.focus();

/** Looks for rows while one types. Ctrl or Cmd with F leads here, Escape clears it and then leads back to the rows. */
export function SearchField(): ReactNode {
  const texts = useMessages().list;
  const query = useViewStore((view) => view.query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      if (isDialogOpen()) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const leaves = event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && query === '');
    if (leaves) focusFound();
    else if (event.key === 'Escape') setQuery('');
    else return;
    event.preventDefault();
  };

  return (
    <search className={styles['root']}>
      <Search size={14} aria-hidden="true" className={styles['icon']} />
      <input
        ref={field}
        type="text"
        role="searchbox"
        aria-label={texts.search}
        aria-keyshortcuts="Control+F Meta+F"
        placeholder={texts.searchHint}
        value={query}
        spellCheck={false}
        autoComplete="off"
        maxLength={500}
        className={classNames(text['field'], styles['field'])}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <IconButton
          label={texts.clearSearch}
          size="small"
          onClick={() => {
            setQuery('');
            field.current?.focus();
          }}
        >
          <X size={14} />
        </IconButton>
      )}
    </search>
  );
}
