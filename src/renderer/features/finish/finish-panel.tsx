import { CircleAlert, CircleCheck, FolderOpen, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BatchSummary } from '../../../shared/batch.ts';
import { detailWords, resultWords } from '../../../shared/summary-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { openFolder } from '../../stores/folder-store.ts';
import { showFailed } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { retryCancelled, retryFailed } from '../run/batch-commands.ts';
import { FailedMenu } from '../run/failed-menu.tsx';
import { useRunView } from '../run/use-run-view.ts';
import { ComparisonPanel } from './comparison-panel.tsx';
import styles from './finish-panel.module.css';
import { ReportButton } from './report-button.tsx';

const toneIcons = { good: CircleCheck, mixed: TriangleAlert, bad: CircleAlert } as const;

/** What the batch came to, beside what it would have taken one at a time. Above other views than the list it is one line. */
export function FinishPanel(): ReactNode {
  const texts = useMessages().summary;
  const summary = useBatchStore(({ mirror }) => (mirror?.status.kind === 'finished' ? mirror.status.summary : null));
  const isFlat = useRunView() !== 'list';
  if (summary === null) return null;
  const compares = summary.saved > 0 && !isFlat;
  return (
    <section
      className={styles['panel']}
      aria-label={texts.summary}
      data-alone={compares ? undefined : ''}
      data-flat={isFlat ? '' : undefined}
    >
      <Result summary={summary} />
      {compares && <ComparisonPanel summary={summary} />}
    </section>
  );
}

function Result({ summary }: { summary: BatchSummary }): ReactNode {
  const texts = useMessages().summary;
  const { tone, headline, rest } = resultWords(summary, texts);
  const detail = detailWords(summary, texts);
  const Icon = toneIcons[tone];
  return (
    <div className={styles['result']}>
      <div className={styles['head']} data-tone={tone}>
        <Icon size={26} aria-hidden="true" />
        <div>
          <h2 className={styles['headline']}>{headline}</h2>
          {detail !== '' && <p className={styles['detail']}>{detail}</p>}
          {rest !== '' && (
            <p className={styles['rest']}>
              {rest}
              {summary.failed > 0 && (
                <Button look="quiet" size="small" onClick={showFailed}>
                  {texts.showFailed}
                </Button>
              )}
            </p>
          )}
        </div>
      </div>
      <div className={styles['actions']}>
        {summary.failed > 0 && (
          <Button look={summary.saved === 0 ? 'primary' : 'plain'} onClick={() => void retryFailed()}>
            <RotateCw size={14} aria-hidden="true" />
            {texts.retryFailed}
          </Button>
        )}
        {summary.failed > 0 && <FailedMenu />}
        {summary.cancelled > 0 && (
          <Button onClick={() => void retryCancelled()}>
            <RotateCw size={14} aria-hidden="true" />
            {texts.retryCancelled}
          </Button>
        )}
        <Button look={summary.saved > 0 ? 'primary' : 'plain'} onClick={() => void openFolder()}>
          <FolderOpen size={15} aria-hidden="true" />
          {texts.openFolder}
        </Button>
        <ReportButton />
      </div>
    </div>
  );
}
