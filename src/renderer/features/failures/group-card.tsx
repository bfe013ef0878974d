import { ChevronDown, ChevronRight, Copy, EyeOff, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { rangesOf } from '../../../shared/id-ranges.ts';
import { appliedTo, remediesFor, remediesLeft } from '../../../shared/remedies/remedy.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { runManyAction } from '../rows/row-commands.ts';
import { retryRows } from './failure-commands.ts';
import type { FailureGroup } from './failure-groups.ts';
import { hideGroup, toggleRows, useFailuresStore } from './failures-store.ts';
import styles from './group-card.module.css';
import { GroupRows } from './group-rows.tsx';
import { LaterMenu } from './later-menu.tsx';
import { RemedyButtons } from './remedy-buttons.tsx';
import { TrialReport } from './trial-report.tsx';

/** One host and one reason: what it means, what can be tried, and which images they are. */
export function GroupCard({ group }: { group: FailureGroup }): ReactNode {
  const { key, host, code, status, failure, ids } = group;
  const { remedies: texts, failures } = useMessages();
  const headingId = useId();
  const isOpen = useFailuresStore((store) => store.open === key);
  const trial = useBatchStore(({ mirror }) =>
    mirror?.remedies.trials.find((one) => one.host === host && one.code === code),
  );
  // The one that is being tried belongs to the group as long as nobody knows better.
  const isTried = useBatchStore(
    ({ mirror }) => trial?.isOpen === true && mirror?.byId[trial.id]?.state.kind !== 'failed',
  );
  const what = status === null ? failures.reason[code] : `${status} ${failures.reason[code]}`;
  const count = ids.length + (isTried ? 1 : 0);
  return (
    <article className={styles['card']} aria-labelledby={headingId}>
      <header className={styles['head']}>
        <h3 className={styles['title']} id={headingId}>
          {texts.title(count, what)} <span className={styles['host']}>{texts.onHost(host)}</span>
        </h3>
        {ids.length > 0 && (
          <div className={styles['actions']}>
            <Button size="small" onClick={() => void retryRows(ids)}>
              <RotateCw size={13} aria-hidden="true" />
              {texts.retry}
            </Button>
            <LaterMenu ids={ids} />
            <IconButton
              size="small"
              label={texts.copyUrls}
              onClick={() => void runManyAction('copy-urls', rangesOf(ids))}
            >
              <Copy size={14} />
            </IconButton>
            <IconButton size="small" label={texts.hide} onClick={() => hideGroup(key)}>
              <EyeOff size={14} />
            </IconButton>
          </div>
        )}
      </header>
      <p className={styles['sentence']}>
        {failures.message(failure, host)} <span className={styles['advice']}>{failures.advice[code]}</span>
      </p>
      <Remedies group={group} />
      {trial !== undefined && <TrialReport trial={trial} ids={ids} />}
      {ids.length > 0 && (
        <>
          <button type="button" className={styles['toggle']} aria-expanded={isOpen} onClick={() => toggleRows(key)}>
            {isOpen ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
            {isOpen ? texts.hideRows : texts.showRows}
          </button>
          {isOpen && <GroupRows group={group} label={texts.rowsLabel(what, host)} />}
        </>
      )}
    </article>
  );
}

/** What is left to try, or why there is nothing. */
function Remedies({ group }: { group: FailureGroup }): ReactNode {
  const { key, host, code, ids } = group;
  const texts = useMessages().remedies;
  const state = useBatchStore(({ mirror }) => mirror?.remedies);
  const chosen = useFailuresStore(({ subjects }) => subjects.get(key));
  const id = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  const subject = useBatchStore(({ mirror }) => (id === undefined ? undefined : mirror?.byId[id]));
  if (subject === undefined || state === undefined) return null;
  const all = remediesFor[code];
  if (typeof all === 'string') return <p className={styles['none']}>{texts.why[all]}</p>;
  const left = remediesLeft(code, subject.url, appliedTo(state, host));
  if (left.length === 0) return <p className={styles['none']}>{texts.allTried}</p>;
  const isTried = state.trials.some((trial) => trial.host === host && trial.code === code);
  return <RemedyButtons subject={subject} remedies={left} isTried={isTried} />;
}
