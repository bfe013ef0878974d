import { Menu } from '@base-ui/react/menu';
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Download,
  Ellipsis,
  FolderPlus,
  Pause,
  Play,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { memo, useRef } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { isOpen, type ListEntry } from '../../../shared/lists.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { beginInNewFolder, goOnWith, showList, useListsStore } from '../../stores/lists-store.ts';
import { leaveSideBar } from '../../stores/side-bar-store.ts';
import { openDialog } from '../../stores/view-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import menuStyles from '../../ui/menu.module.css';
import { onListKey } from './list-keys.ts';
import { ListMenuItems } from './list-menu.tsx';
import { figuresOf } from './list-words.ts';
import { RenameField } from './rename-field.tsx';
import { useMovingFocus } from './use-moving-focus.ts';
import styles from './list-row.module.css';

interface ListRowProps {
  entry: ListEntry;
  now: number;
  isRenamed: boolean;
  /** Null when the name is as it is to be. */
  onRename: (batchId: string | null) => void;
}

/** One list of the side bar: what it is, how far it came, and what to do with it. */
export const ListRow = memo(function ListRow({ entry, now, isRenamed, onRename }: ListRowProps): ReactNode {
  const { batchId, label, state, folder } = entry;
  const { lists } = useMessages();
  const format = useFormat();
  const isShown = useBatchStore(({ mirror, openingId }) => (openingId ?? mirror?.batchId) === batchId);
  const figures = figuresOf(entry, now, lists, format);
  const row = useRef<HTMLLIElement>(null);
  useMovingFocus(row, batchId);
  return (
    <li
      ref={row}
      className={styles['row']}
      data-list={batchId}
      data-shown={isShown ? '' : undefined}
      data-state={state}
    >
      {isRenamed ? (
        <RenameField entry={entry} onEnd={() => onRename(null)} />
      ) : (
        <button
          type="button"
          className={styles['main']}
          data-list-button=""
          aria-current={isShown ? 'page' : undefined}
          aria-keyshortcuts="F2 Delete"
          title={`${label}\n${folder}`}
          onClick={() => {
            leaveSideBar();
            void showList(batchId);
          }}
          onDoubleClick={() => onRename(batchId)}
          onKeyDown={(event) => onListKey(event, entry, onRename)}
        >
          <StateIcon entry={entry} />
          <span className={styles['label']}>{label}</span>
          <span className={styles['figures']}>
            {figures.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </span>
          {(isOpen(entry) || state === 'unfinished') && <Track entry={entry} />}
        </button>
      )}
      <Menu.Root>
        <Menu.Trigger
          render={
            <IconButton label={lists.actions(label)} size="small">
              <Ellipsis size={15} />
            </IconButton>
          }
        />
        <Menu.Portal>
          <Menu.Positioner className={menuStyles['positioner']} align="start" sideOffset={2}>
            <Menu.Popup className={menuStyles['popup']}>
              <ListMenuItems entry={entry} onRename={onRename} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {state === 'unfinished' && <Ways entry={entry} />}
      <Problem entry={entry} />
    </li>
  );
});

/** An unfinished list is there to be gone on with, or to be forgotten. */
function Ways({ entry: { batchId, label } }: { entry: ListEntry }): ReactNode {
  const { lists } = useMessages();
  const busyId = useListsStore((store) => store.busyId);
  return (
    <div className={styles['ways']}>
      <Button
        size="small"
        aria-label={lists.goOnWith(label)}
        disabled={busyId !== null}
        focusableWhenDisabled
        onClick={() => void goOnWith(batchId)}
      >
        <Play size={12} fill="currentColor" strokeWidth={0} aria-hidden="true" />
        {busyId === batchId ? lists.goingOn : lists.goOn}
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-label={lists.forgetList(label)}
        disabled={busyId !== null}
        focusableWhenDisabled
        onClick={() => openDialog({ kind: 'remove-list', batchId })}
      >
        {lists.forget}
      </Button>
    </div>
  );
}

/** What stands in the way of beginning again, and the way out where there is one. */
function Problem({ entry: { batchId, label } }: { entry: ListEntry }): ReactNode {
  const { lists, folder } = useMessages();
  const problem = useListsStore((store) => (store.problem?.batchId === batchId ? store.problem : null));
  if (problem === null) return null;
  const { message, folderFor } = problem;
  return (
    <>
      <p className={styles['problem']} role="alert">
        <TriangleAlert size={13} aria-hidden="true" />
        <span>{message}</span>
      </p>
      {folderFor !== null && (
        <div className={styles['ways']}>
          <Button
            size="small"
            aria-label={lists.createFolderFor(label)}
            onClick={({ currentTarget }) => {
              // The button goes at once, and the focus is to stay with its list.
              currentTarget.closest('li')?.querySelector<HTMLElement>('[data-list-button]')?.focus();
              void beginInNewFolder(batchId, folderFor);
            }}
          >
            <FolderPlus size={13} aria-hidden="true" />
            {folder.create}
          </Button>
        </div>
      )}
    </>
  );
}

function Track({ entry: { rows, saved, failed, cancelled } }: { entry: ListEntry }): ReactNode {
  const share = (count: number): string => `${(count / Math.max(1, rows)) * 100}%`;
  return (
    <span className={styles['track']} aria-hidden="true">
      <span className={styles['done']} style={{ width: share(saved) }} />
      <span className={styles['lost']} style={{ width: share(failed + cancelled) }} />
    </span>
  );
}

function StateIcon({ entry: { state, saved, failed, cancelled } }: { entry: ListEntry }): ReactNode {
  const look = { size: 15, 'aria-hidden': true, className: styles['icon'] } as const;
  switch (state) {
    case 'running':
      return <Download {...look} data-tone="accent" />;
    case 'paused':
      return <Pause {...look} />;
    case 'stalled':
      return <CircleAlert {...look} data-tone="bad" />;
    case 'unfinished':
      return <CircleDashed {...look} data-tone="warn" />;
    case 'finished':
      if (failed + cancelled === 0) return <CircleCheck {...look} data-tone="good" />;
      return saved === 0 ? <CircleAlert {...look} data-tone="bad" /> : <TriangleAlert {...look} data-tone="warn" />;
    default:
      return assertNever(state);
  }
}
