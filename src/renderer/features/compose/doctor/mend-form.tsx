import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { type DraftProblem, longestMendedLine } from '../../../../shared/draft.ts';
import type { LineProblem } from '../../../../shared/url-list/url-list.ts';
import { isTextField, lineToMend, mendLine } from '../../../stores/draft-store.ts';
import { useMessages } from '../../../stores/language-store.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './problems-tab.module.css';

interface MendFormProps {
  problem: DraftProblem;
  place: string;
  onShowLine: (line: number) => void;
  /** @param isGood false where nothing was changed, or the line was left out */
  onDone: (isGood: boolean) => void;
}

/** One line, to be edited where it stands: it becomes good, or says why not. */
export function MendForm({ problem, place, onShowLine, onDone }: MendFormProps): ReactNode {
  const { doctor } = useMessages().compose;
  const { sourceId, line } = problem;
  const [text, setText] = useState<string | null | undefined>(undefined);
  const [wrong, setWrong] = useState<Pick<LineProblem, 'why' | 'scheme'>>(problem);
  const id = useId();
  const isInField = isTextField(sourceId);

  useEffect(() => {
    let isHere = true;
    void lineToMend(sourceId, line).then((found) => {
      if (isHere) setText(found);
    });
    return () => {
      isHere = false;
    };
  }, [sourceId, line]);
  const keep = async (mended: string): Promise<void> => {
    const still = await mendLine(sourceId, line, mended);
    if (still === null) onDone(mended.trim() !== '');
    else if (still !== undefined) setWrong(still);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof text === 'string') void keep(text); // Enter in the field
      }}
    >
      <span className={styles['place']}>{place}</span>
      {text === null && <p className={styles['wrong']}>{doctor.mendTooLong}</p>}
      {text === undefined && <span className={styles['field']} />}
      {typeof text === 'string' && (
        <MendField
          label={doctor.mendField(place)}
          describedBy={id}
          text={text}
          onChange={setText}
          onEscape={() => onDone(false)}
        />
      )}
      {text !== null && (
        <p id={id} className={styles['wrong']} role="alert">
          {doctor.problem(wrong.why, wrong.scheme)}
        </p>
      )}
      <div className={styles['actions']}>
        {text !== null && (
          <Button size="small" look="primary" onClick={() => void keep(text ?? '')}>
            {doctor.mendSave}
          </Button>
        )}
        <Button size="small" onClick={() => onDone(false)}>
          {doctor.mendCancel}
        </Button>
        <span className={styles['gap']} />
        {isInField && (
          <Button size="small" look="quiet" onClick={() => onShowLine(line)}>
            {doctor.showInField}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => void keep('')}>
          {doctor.mendLeaveOut}
        </Button>
      </div>
      {!isInField && <p className={styles['hint']}>{doctor.mendHint}</p>}
    </form>
  );
}

interface MendFieldProps {
  label: string;
  describedBy: string;
  text: string;
  onChange: (text: string) => void;
  onEscape: () => void;
}

/** Selected as soon as the line is there, so that another address can be pasted over it; unless somebody has gone on to a button. */
function MendField({ label, describedBy, text, onChange, onEscape }: MendFieldProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.select();
  }, []);
  return (
    <input
      ref={field}
      className={styles['field']}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid="true"
      maxLength={longestMendedLine}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape();
      }}
    />
  );
}
