import { Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCallback, useRef } from 'react';
import { addDemoList, useDraftStore } from '../../stores/draft-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { Header } from '../shell/header.tsx';
import styles from './compose-screen.module.css';
import { ListDoctor } from './doctor/list-doctor.tsx';
import { LaunchBar } from './launch-bar.tsx';
import { lineRange } from '../../stores/line-range.ts';
import { ListField } from './list-field.tsx';

/** Where a list is put together. While it is empty, the same screen says what it is for. */
export function ComposeScreen(): ReactNode {
  const empty = useDraftStore(({ text, summary, reading }) => {
    return text === '' && summary.sources.length === 0 && summary.problemCount === 0 && reading.length === 0;
  });
  const messages = useMessages().compose;
  const field = useRef<HTMLTextAreaElement>(null);
  const showLine = useCallback((line: number) => {
    const textarea = field.current;
    if (textarea === null) return;
    const { start, end } = lineRange(textarea.value, line);
    textarea.focus();
    textarea.setSelectionRange(start, end);
    // The browser scrolls to a selection only when it is typed into.
    const lineHeight = Number.parseFloat(getComputedStyle(textarea).lineHeight);
    textarea.scrollTop = Math.max(0, (line - 1) * lineHeight - textarea.clientHeight / 2);
  }, []);
  return (
    <div className={styles['screen']}>
      <Header />
      <main className={styles['compose']} data-empty={empty ? '' : undefined}>
        <div className={styles['input']}>
          {empty && (
            <div className={styles['welcome']}>
              <h2>{messages.welcome}</h2>
              <p>{messages.welcomeHint}</p>
            </div>
          )}
          <ListField fieldRef={field} empty={empty} />
          {empty && <DemoOffer />}
        </div>
        {!empty && <ListDoctor onShowLine={showLine} />}
      </main>
      <LaunchBar />
    </div>
  );
}

function DemoOffer(): ReactNode {
  const { demo, demoQuestion, demoHint, demoButton } = useMessages().compose;
  return (
    <aside className={styles['demo']} aria-label={demo}>
      <Sparkles size={18} aria-hidden="true" />
      <p>
        <strong>{demoQuestion}</strong> {demoHint}
      </p>
      <Button onClick={() => void addDemoList()}>{demoButton}</Button>
    </aside>
  );
}
