import { ContextMenu } from '@base-ui/react/context-menu';
import { ListPlus, PanelLeftClose, Search, X } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useDraftStore } from '../../stores/draft-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { showList, useListsStore } from '../../stores/lists-store.ts';
import { leaveSideBar, toggleSideBar, useSideBarPlace } from '../../stores/side-bar-store.ts';
import { IconButton } from '../../ui/button.tsx';
import menuStyles from '../../ui/menu.module.css';
import { useTicking } from '../../ui/use-ticking.ts';
import { ListMenuItems } from './list-menu.tsx';
import { ListRow } from './list-row.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import styles from './side-bar.module.css';
import { type SortedLists, sortLists } from './sorted-lists.ts';

/** From so many lists on there is a field to search them. */
const searchedFrom = 8;
/** So many of a part are drawn before somebody asks for more. */
const drawnFirst = 50;

/** The lists that there are, and the way to a new one. Nothing while it is folded away. */
export function SideBar(): ReactNode {
  const place = useSideBarPlace();
  const { lists } = useMessages();
  return (
    <>
      {place !== 'folded' && (
        <nav className={styles['bar']} data-place={place} aria-label={lists.title}>
          <Head />
          <Lists />
        </nav>
      )}
      {place === 'over' && <div className={styles['veil']} onClick={leaveSideBar} aria-hidden="true" />}
      <RemoveDialog />
    </>
  );
}

function Head(): ReactNode {
  const { lists } = useMessages();
  return (
    <div className={styles['head']}>
      <NewListButton />
      <IconButton label={lists.hide} aria-keyshortcuts="Control+B Meta+B" aria-expanded onClick={toggleSideBar}>
        <PanelLeftClose size={16} />
      </IconButton>
    </div>
  );
}

function NewListButton(): ReactNode {
  const { lists } = useMessages();
  const { count } = useFormat();
  const isShown = useBatchStore(({ mirror, openingId }) => mirror === null && openingId === null);
  const rows = useDraftStore((store) => store.summary.rows);
  return (
    <button
      type="button"
      className={styles['new']}
      aria-current={isShown ? 'page' : undefined}
      aria-label={rows > 0 ? lists.newListWith(rows) : lists.newList}
      onClick={() => {
        leaveSideBar();
        void showList(null);
      }}
    >
      <ListPlus size={16} aria-hidden="true" />
      <span>{lists.newList}</span>
      {rows > 0 && (
        <span className={styles['badge']} aria-hidden="true">
          {count(rows)}
        </span>
      )}
    </button>
  );
}

function Lists(): ReactNode {
  const { lists } = useMessages();
  const byId = useListsStore((store) => store.byId);
  const isLoaded = useListsStore((store) => store.isLoaded);
  const [query, setQuery] = useState('');
  const [menuId, setMenuId] = useState<string | null>(null);
  const [renamedId, setRenamedId] = useState<string | null>(null);
  const now = useTicking(byId.size > 0, 30_000);
  const sorted = useMemo(() => sortLists(byId.values(), byId.size < searchedFrom ? '' : query), [byId, query]);
  const noteList = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-list]') : null;
    setMenuId(row?.dataset['list'] ?? null);
  };
  const menuEntry = menuId === null ? undefined : byId.get(menuId);
  const isNothing = sorted.running.length + sorted.unfinished.length + sorted.finished.length === 0;
  const part = { now, renamedId, onRename: setRenamedId };
  return (
    <>
      {byId.size >= searchedFrom && <SearchField query={query} onChange={setQuery} />}
      <ContextMenu.Root>
        <ContextMenu.Trigger render={<div className={styles['scroll']} />} onContextMenuCapture={noteList}>
          <Part name={lists.running} title={lists.runningShort} entries={sorted.running} {...part} />
          <Part name={lists.unfinished} title={lists.unfinishedShort} entries={sorted.unfinished} {...part} />
          <Part name={lists.finished} title={lists.finishedShort} entries={sorted.finished} {...part} />
          {isLoaded && isNothing && (
            <p className={styles['empty']}>{byId.size === 0 ? lists.empty : lists.nothingFound}</p>
          )}
        </ContextMenu.Trigger>
        {menuEntry !== undefined && (
          <ContextMenu.Portal>
            <ContextMenu.Positioner className={menuStyles['positioner']}>
              <ContextMenu.Popup className={menuStyles['popup']}>
                <ListMenuItems entry={menuEntry} onRename={setRenamedId} />
              </ContextMenu.Popup>
            </ContextMenu.Positioner>
          </ContextMenu.Portal>
        )}
      </ContextMenu.Root>
    </>
  );
}

interface PartProps {
  /** For who cannot see that it stands among lists. */
  name: string;
  title: string;
  entries: SortedLists['running'];
  now: number;
  renamedId: string | null;
  onRename: (batchId: string | null) => void;
}

function Part({ name, title, entries, now, renamedId, onRename }: PartProps): ReactNode {
  const { lists } = useMessages();
  const { count } = useFormat();
  const [drawn, setDrawn] = useState(drawnFirst);
  if (entries.length === 0) return null;
  const more = entries.length - drawn;
  return (
    <section aria-label={name}>
      <h2 className={styles['title']}>
        {title}
        <span className={styles['number']}>{count(entries.length)}</span>
      </h2>
      <ul>
        {entries.slice(0, drawn).map((entry) => (
          <ListRow
            key={entry.batchId}
            entry={entry}
            now={now}
            isRenamed={entry.batchId === renamedId}
            onRename={onRename}
          />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className={styles['more']} onClick={() => setDrawn(drawn + 10 * drawnFirst)}>
          {lists.more(more)}
        </button>
      )}
    </section>
  );
}

function SearchField({ query, onChange }: { query: string; onChange: (query: string) => void }): ReactNode {
  const { lists } = useMessages();
  return (
    <search className={styles['search']}>
      <Search size={14} aria-hidden="true" />
      <input
        type="text"
        role="searchbox"
        aria-label={lists.search}
        placeholder={lists.searchShort}
        value={query}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      {query !== '' && (
        <IconButton label={lists.clearSearch} size="small" onClick={() => onChange('')}>
          <X size={14} />
        </IconButton>
      )}
    </search>
  );
}
