import type { ReactNode } from 'react';
import type { DraftDuplicate } from '../../../../shared/draft.ts';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useMessages } from '../../../stores/language-store.ts';
import { splitUrl } from './split-url.ts';
import styles from './list-doctor.module.css';
import { placeWords } from './place-words.ts';

/** What stands in the list more than once, or names a picture that another address names as well. */
export function DoublesTab(): ReactNode {
  const messages = useMessages().compose;
  const { doctor } = messages;
  const { duplicates, duplicateCount, sources } = useDraftStore((store) => store.summary);
  if (duplicateCount === 0) return <p className={styles['nothing']}>{doctor.noDoubles}</p>;
  const words = ({ sourceId, line, firstLine, why }: DraftDuplicate): string => {
    const place = placeWords(sources, sourceId, line, messages);
    if (why === 'same') return doctor.firstIn(place, firstLine);
    return why === 'mirror' ? doctor.mirror(place) : doctor.smaller(place);
  };
  return (
    <>
      <p className={styles['note']}>{doctor.doublesNote}</p>
      <ol>
        {duplicates.map((duplicate) => (
          <li
            key={`${duplicate.sourceId} ${duplicate.line} ${duplicate.url}`}
            className={styles['entry']}
            title={duplicate.url}
          >
            <span className={styles['main']}>{splitUrl(duplicate.url).name}</span>
            <span className={styles['side']}>{words(duplicate)}</span>
          </li>
        ))}
      </ol>
      {duplicateCount > duplicates.length && (
        <p className={styles['note']}>{doctor.more(duplicateCount - duplicates.length)}</p>
      )}
    </>
  );
}
