import { FolderCheck, ListOrdered } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { assertNever } from '../../../../shared/assert-never.ts';
import type { NameNote, PlannedName } from '../../../../shared/draft.ts';
import type { Messages } from '../../../../shared/language/index.ts';
import { useFormat, useMessages } from '../../../stores/language-store.ts';
import { countIn, pageSize, useNamesStore, wantPages } from '../../../stores/names-store.ts';
import { topOf } from '../../../ui/tall-list.ts';
import { useTallList } from '../../../ui/use-tall-list.ts';
import { splitUrl } from './split-url.ts';
import styles from './name-list.module.css';

/** The same as in name-list.module.css. */
const rowHeight = 40;

/** What scrolls and holds nothing to press must be reachable by keyboard all the same (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

/** Every final name, of however many; only those on screen are here. */
export function NameList(): ReactNode {
  const { doctor } = useMessages().compose;
  const { count: figure } = useFormat();
  const plan = useNamesStore((store) => store.plan);
  const planning = useNamesStore((store) => store.planning);
  const filter = useNamesStore((store) => store.filter);
  const pages = useNamesStore((store) => store.pages);
  const scroller = useRef<HTMLElement>(null);
  const total = plan === null ? 0 : countIn(plan, filter);
  const { height, start, end, shift } = useTallList(scroller, { count: total, rowHeight });
  const items = Array.from({ length: end - start }, (_, n) => start + n);
  const first = Math.floor(start / pageSize);
  const last = Math.floor(Math.max(start, end - 1) / pageSize);
  useEffect(() => {
    if (plan !== null) wantPages(plan, filter, first, last);
  }, [first, last, plan, filter]);

  if (plan === null) return <p className={styles['nothing']}>{planning ? doctor.planning : ''}</p>;
  const digits = figure(plan.rows).length;
  return (
    <section
      ref={scroller}
      className={styles['scroller']}
      data-stale={planning ? '' : undefined}
      aria-busy={planning}
      {...reachable}
      aria-label={doctor.names}
    >
      <ol className={styles['list']} style={{ height }}>
        {items.map((index) => {
          const row = pages.get(Math.floor(index / pageSize))?.[index % pageSize];
          return (
            <li
              key={index}
              className={styles['row']}
              style={{ transform: `translateY(${topOf(index, rowHeight, shift)}px)` }}
              data-odd={index % 2 === 1 ? '' : undefined}
              aria-setsize={total}
              aria-posinset={index + 1}
            >
              {row !== undefined && <NameRow row={row} digits={digits} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function NameRow({ row, digits }: { row: PlannedName; digits: number }): ReactNode {
  const { doctor } = useMessages().compose;
  const { count: figure } = useFormat();
  const { index, name, url, note } = row;
  const cut = name.lastIndexOf('/') + 1;
  const about = note === null ? null : noteWords(note, doctor);
  return (
    <>
      <span className={styles['index']} style={{ width: `${digits}ch` }}>
        {figure(index + 1)}
      </span>
      <span className={styles['texts']}>
        <span
          className={styles['name']}
          data-skipped={note !== null && note.kind !== 'renumbered' ? '' : undefined}
          title={name}
        >
          <span className={styles['folder']}>{name.slice(0, cut)}</span>
          {name.slice(cut)}
        </span>
        {about === null ? (
          <span className={styles['from']} title={url}>
            {splitUrl(url).where}
          </span>
        ) : (
          <span className={styles['note']} title={`${about}\n${url}`}>
            {note?.kind === 'renumbered' ? (
              <ListOrdered size={12} aria-hidden="true" />
            ) : (
              <FolderCheck size={12} aria-hidden="true" />
            )}
            {about}
          </span>
        )}
      </span>
    </>
  );
}

function noteWords(note: NameNote, doctor: Messages['compose']['doctor']): string {
  switch (note.kind) {
    case 'saved-before':
      return doctor.savedBefore;
    case 'name-taken':
      return doctor.nameTaken;
    case 'rejected':
      return doctor.rejected;
    case 'renumbered':
      return note.byLine === null ? doctor.takenByFile(note.wanted) : doctor.takenByRow(note.wanted, note.byLine);
    default:
      return assertNever(note);
  }
}
