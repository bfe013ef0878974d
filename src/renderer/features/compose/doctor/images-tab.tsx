import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useMessages } from '../../../stores/language-store.ts';
import { countIn, setNameFilter, useNamesStore } from '../../../stores/names-store.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { useFormat } from '../../../stores/language-store.ts';
import styles from './images-tab.module.css';
import { NameList } from './name-list.tsx';
import { NameTemplate } from './name-template.tsx';
import { placeWords } from './place-words.ts';

/** The good rows with the names that their files will get. */
export function ImagesTab(): ReactNode {
  const { doctor, blocked } = useMessages().compose;
  const rows = useDraftStore(({ summary }) => summary.rows);
  const isReading = useDraftStore(({ checking, reading }) => checking || reading.length > 0);
  const identityLines = useDraftStore(({ summary }) => summary.identityLines);
  const filter = useNamesStore((store) => store.filter);
  const isFolderRead = useNamesStore(({ plan }) => plan?.isFolderRead ?? true);
  if (rows === 0) return <p className={styles['nothing']}>{isReading ? blocked.reading : doctor.noImages}</p>;
  return (
    <div className={styles['images']}>
      <NameTemplate />
      {identityLines > 0 && <p className={styles['note']}>{doctor.identityLines(identityLines)}</p>}
      {!isFolderRead && <p className={styles['note']}>{doctor.folderUnread}</p>}
      <div className={styles['special']}>
        <Filter />
        <Ranges />
      </div>
      <NameList key={filter} />
    </div>
  );
}

/** Which names are shown; there only where some are out of the ordinary. */
function Filter(): ReactNode {
  const { doctor } = useMessages().compose;
  const format = useFormat();
  const plan = useNamesStore((store) => store.plan);
  const filter = useNamesStore((store) => store.filter);
  if (plan === null || plan.renumbered + plan.skipped === 0) return null;
  const labels = { all: doctor.allNames, renumbered: doctor.renumbered, skipped: doctor.skipped };
  const segments = (['all', 'renumbered', 'skipped'] as const)
    .filter((value) => value === 'all' || countIn(plan, value) > 0)
    .map((value) => ({ value, label: labels[value], count: format.count(countIn(plan, value)) }));
  return (
    <div>
      <Segmented
        label={doctor.nameFilter}
        value={filter}
        segments={segments}
        onChange={(value) => void setNameFilter(value)}
      />
    </div>
  );
}

/** What the ranges of the list became. */
function Ranges(): ReactNode {
  const messages = useMessages().compose;
  const { doctor } = messages;
  const ranges = useDraftStore(({ summary }) => summary.ranges);
  const rangeCount = useDraftStore(({ summary }) => summary.rangeCount);
  const sources = useDraftStore(({ summary }) => summary.sources);
  const [isOpen, setOpen] = useState(false);
  if (rangeCount === 0) return null;
  const made = ranges.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles['ranges']} data-open={isOpen ? '' : undefined}>
      <button type="button" className={styles['fold']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight size={14} aria-hidden="true" />
        {doctor.rangesMade(rangeCount, made)}
      </button>
      {isOpen && (
        <ul className={styles['rangeList']}>
          {ranges.map(({ sourceId, line, excerpt, count }) => (
            <li key={`${sourceId} ${line} ${excerpt}`}>
              <span className={styles['rangePlace']}>{placeWords(sources, sourceId, line, messages)}</span>
              <code title={excerpt}>{excerpt}</code>
              <span className={styles['rangeCount']}>{doctor.addresses(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
