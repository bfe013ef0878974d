import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { DraftProblem } from '../../../../shared/draft.ts';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useMessages } from '../../../stores/language-store.ts';
import styles from './list-doctor.module.css';
import { MendForm } from './mend-form.tsx';
import { placeWords } from './place-words.ts';
import problemStyles from './problems-tab.module.css';

const keyOf = ({ sourceId, line, code }: DraftProblem): string => `${sourceId} ${line} ${code}`;

interface ProblemsTabProps {
  onShowLine: (line: number) => void;
  /** A person has begun to mend a line. */
  onMend: () => void;
  /** The last one was mended: the focus has nowhere to go here. */
  onAllMended: () => void;
}

/** The lines that give no URL, with the reason; each can be mended where it is shown. */
export function ProblemsTab({ onShowLine, onMend, onAllMended }: ProblemsTabProps): ReactNode {
  const messages = useMessages().compose;
  const { doctor } = messages;
  const { problems, problemCount, sources } = useDraftStore((store) => store.summary);
  const [mended, setMended] = useState<string | null>(null);
  const [news, setNews] = useState('');
  const list = useRef<HTMLOListElement>(null);
  if (problemCount === 0) {
    return <output className={styles['nothing']}>{doctor.noProblems}</output>;
  }
  /** The line has gone from the list, and the next one stands where it was. */
  const focusAt = (position: number): void => {
    setMended(null);
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>(`.${problemStyles['open']}`) ?? [];
      const next = buttons[Math.min(position, buttons.length - 1)];
      if (next === undefined) onAllMended();
      else next.focus();
    });
  };
  return (
    <>
      <p className={styles['note']}>{doctor.problemsNote}</p>
      <ol ref={list} tabIndex={-1}>
        {problems.map((problem, position) => {
          const key = keyOf(problem);
          const place = placeWords(sources, problem.sourceId, problem.line, messages);
          return (
            <li key={key} className={problemStyles['problem']}>
              {mended === key ? (
                <MendForm
                  problem={problem}
                  place={place}
                  onShowLine={onShowLine}
                  onDone={(isGood) => {
                    setNews(isGood ? doctor.mended(place) : '');
                    focusAt(position);
                  }}
                />
              ) : (
                <button
                  type="button"
                  className={problemStyles['open']}
                  aria-label={doctor.mend(place)}
                  aria-describedby={`why-${position} excerpt-${position}`}
                  onClick={() => {
                    setMended(key);
                    onMend();
                  }}
                >
                  <span className={problemStyles['place']}>{place}</span>
                  <span id={`why-${position}`} aria-hidden="true">
                    {doctor.problem(problem.why, problem.scheme)}
                  </span>
                  <code id={`excerpt-${position}`} aria-hidden="true" className={problemStyles['excerpt']}>
                    {problem.excerpt}
                  </code>
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {problemCount > problems.length && (
        <p className={styles['note']}>{doctor.more(problemCount - problems.length)}</p>
      )}
      <output className="visually-hidden">{news}</output>
    </>
  );
}
