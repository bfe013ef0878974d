import { ChevronDown, History, Play, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../shared/format.ts';
import type { UnfinishedList } from '../../../shared/history.ts';
import { goOnWith, loadUnfinished, useUnfinishedStore } from '../../stores/unfinished-store.ts';
import { openDialog } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { useTicking } from '../../ui/use-ticking.ts';
import { ForgetDialog } from './forget-dialog.tsx';
import styles from './unfinished-lists.module.css';
import { savedOfWords, whenWords } from './unfinished-words.ts';

/** The latest is what somebody comes back for; more would push away what the screen is for. */
const firstShown = 1;

/**
 * The lists that earlier starts have not finished, to go on with or to forget. Nothing where there are none.
 *
 * @param folded whether only their number is shown at first, beside a list that is being put together
 */
export function UnfinishedLists({ folded }: { folded: boolean }): ReactNode {
  const lists = useUnfinishedStore((store) => store.lists);
  const [isOpen, setIsOpen] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const now = useTicking(lists.length > 0, 30_000);
  // A batch that was closed meanwhile may have come to the lists, or gone from them.
  useEffect(() => void loadUnfinished(), []);
  if (lists.length === 0) return null;
  const shown = showsAll ? lists : lists.slice(0, firstShown);
  const more = lists.length - shown.length;
  const hasRows = !folded || isOpen;
  return (
    <section className={styles['panel']} aria-label="Unfinished lists">
      <div className={styles['head']}>
        <History size={15} aria-hidden="true" />
        <h2>
          {lists.length === 1 ? 'One list is not finished' : `${formatCount(lists.length)} lists are not finished`}
        </h2>
        {folded && (
          <Button
            look="quiet"
            size="small"
            aria-expanded={isOpen}
            aria-controls="unfinished-lists"
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? 'Hide' : 'Show'}
            <ChevronDown
              size={14}
              aria-hidden="true"
              className={styles['chevron']}
              data-open={isOpen ? '' : undefined}
            />
          </Button>
        )}
      </div>
      {hasRows && (
        <ul id="unfinished-lists" className={styles['lists']} data-folded={folded ? '' : undefined}>
          {shown.map((list) => (
            <Row key={list.batchId} list={list} now={now} />
          ))}
          {more > 0 && (
            <li className={styles['more']}>
              <Button look="quiet" size="small" onClick={() => setShowsAll(true)}>
                Show {formatCount(more)} more
              </Button>
            </li>
          )}
        </ul>
      )}
      <ForgetDialog />
    </section>
  );
}

function Row({ list, now }: { list: UnfinishedList; now: number }): ReactNode {
  const { batchId, label, folder, rows, saved, stoppedAt } = list;
  const busyId = useUnfinishedStore((store) => store.busyId);
  const problem = useUnfinishedStore((store) => (store.problem?.batchId === batchId ? store.problem.message : null));
  const isBusy = busyId === batchId;
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <p className={styles['label']} title={label}>
          {label}
        </p>
        <p className={styles['figures']}>
          {savedOfWords(list)}, stopped {whenWords(stoppedAt, now)}
        </p>
        <p className={styles['folder']}>
          <PathText path={folder} />
        </p>
        <span className={styles['track']} aria-hidden="true">
          <span style={{ width: `${(saved / Math.max(1, rows)) * 100}%` }} />
        </span>
      </div>
      <div className={styles['buttons']}>
        <Button
          look="quiet"
          aria-label={`Forget ${label}`}
          disabled={busyId !== null}
          focusableWhenDisabled
          onClick={() => openDialog({ kind: 'forget-list', batchId })}
        >
          Forget
        </Button>
        <Button
          aria-label={`Go on with ${label}`}
          disabled={busyId !== null}
          focusableWhenDisabled
          onClick={() => void goOnWith(batchId)}
        >
          <Play size={13} fill="currentColor" strokeWidth={0} aria-hidden="true" />
          {isBusy ? 'Going on…' : 'Go on'}
        </Button>
      </div>
      {problem !== null && (
        <p className={styles['problem']} role="alert">
          <TriangleAlert size={13} aria-hidden="true" />
          <span>{problem}</span>
        </p>
      )}
    </li>
  );
}
