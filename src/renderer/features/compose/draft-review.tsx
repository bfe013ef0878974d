import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DraftProblem, DraftSummary } from '../../../shared/draft.ts';
import { formatCount } from '../../../shared/format.ts';
import { useDraftStore } from '../../stores/draft-store.ts';
import styles from './draft-review.module.css';
import { splitUrl } from './split-url.ts';

type Part = 'images' | 'double' | 'bad' | 'hosts';

interface DraftReviewProps {
  /** Shows the line in the text field. */
  onShowLine: (line: number) => void;
}

/** What the list comes to before anything starts: how many are good, double and bad, and which. */
export function DraftReview({ onShowLine }: DraftReviewProps): ReactNode {
  const summary = useDraftStore((store) => store.summary);
  const [chosen, setChosen] = useState<Part | null>(null);
  const { rows, duplicateCount, problemCount, hostCount } = summary;
  // Until somebody picks a part, the one that needs eyes is shown.
  const part = chosen ?? (problemCount > 0 ? 'bad' : 'images');
  return (
    <section className={styles['review']} aria-label="Check of the list">
      <Tabs.Root className={styles['tabs']} value={part} onValueChange={(value: Part) => setChosen(value)}>
        <Tabs.List className={styles['counts']}>
          <CountTab part="images" count={rows} label={rows === 1 ? 'image' : 'images'} />
          <CountTab part="double" count={duplicateCount} label="double" />
          <CountTab part="bad" count={problemCount} label={problemCount === 1 ? 'bad line' : 'bad lines'} />
          <CountTab part="hosts" count={hostCount} label={hostCount === 1 ? 'host' : 'hosts'} />
        </Tabs.List>
        <Tabs.Panel value="images" className={styles['panel']}>
          <Images summary={summary} />
        </Tabs.Panel>
        <Tabs.Panel value="double" className={styles['panel']}>
          <Doubles summary={summary} />
        </Tabs.Panel>
        <Tabs.Panel value="bad" className={styles['panel']}>
          <Problems summary={summary} onShowLine={onShowLine} />
        </Tabs.Panel>
        <Tabs.Panel value="hosts" className={styles['panel']}>
          <Hosts summary={summary} />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}

function CountTab({ part, count, label }: { part: Part; count: number; label: string }): ReactNode {
  return (
    <Tabs.Tab value={part} className={styles['count']} data-part={part} data-none={count === 0 ? '' : undefined}>
      <span className={styles['number']}>{formatCount(count)}</span> <span className={styles['noun']}>{label}</span>
    </Tabs.Tab>
  );
}

function Images({ summary: { preview, rows } }: { summary: DraftSummary }): ReactNode {
  if (rows === 0) return <p className={styles['nothing']}>No usable URL yet.</p>;
  return (
    <>
      <ol>
        {preview.map((url, index) => {
          const { name, where } = splitUrl(url);
          return (
            <li key={`${index} ${url}`} className={styles['entry']} title={url}>
              <span className={styles['main']}>{name}</span>
              <span className={styles['side']}>{where}</span>
            </li>
          );
        })}
      </ol>
      <More shown={preview.length} count={rows} />
    </>
  );
}

function Doubles({ summary: { duplicates, duplicateCount, sources } }: { summary: DraftSummary }): ReactNode {
  if (duplicateCount === 0) return <p className={styles['nothing']}>No URL stands twice.</p>;
  return (
    <>
      <p className={styles['note']}>Each of these is downloaded once.</p>
      <ol>
        {duplicates.map(({ sourceId, line, firstLine, url }) => (
          <li key={`${sourceId} ${line} ${url}`} className={styles['entry']} title={url}>
            <span className={styles['main']}>{splitUrl(url).name}</span>
            <span className={styles['side']}>
              {where(sources, sourceId, line)}, first in line {formatCount(firstLine)}
            </span>
          </li>
        ))}
      </ol>
      <More shown={duplicates.length} count={duplicateCount} />
    </>
  );
}

function Problems({ summary, onShowLine }: { summary: DraftSummary; onShowLine: (line: number) => void }): ReactNode {
  const { problems, problemCount, sources } = summary;
  if (problemCount === 0) return <p className={styles['nothing']}>Every line is fine.</p>;
  const inField = ({ sourceId }: DraftProblem): boolean =>
    sources.find(({ id }) => id === sourceId)?.kind === 'text' || !sources.some(({ id }) => id === sourceId);
  return (
    <>
      <p className={styles['note']}>These lines are left out; the rest goes on.</p>
      <ol>
        {problems.map((problem) => {
          const place = where(sources, problem.sourceId, problem.line);
          return (
            <li key={`${problem.sourceId} ${problem.line} ${problem.code}`} className={styles['problem']}>
              <span className={styles['place']}>
                {inField(problem) ? (
                  <button type="button" className={styles['jump']} onClick={() => onShowLine(problem.line)}>
                    {place}
                  </button>
                ) : (
                  place
                )}
              </span>
              <span>{problem.message}</span>
              <code className={styles['excerpt']}>{problem.excerpt}</code>
            </li>
          );
        })}
      </ol>
      <More shown={problems.length} count={problemCount} />
    </>
  );
}

function Hosts({ summary: { hosts, hostCount, rows } }: { summary: DraftSummary }): ReactNode {
  if (hostCount === 0) return <p className={styles['nothing']}>No host yet.</p>;
  return (
    <>
      <ol>
        {hosts.map((entry) => (
          <li key={entry.host} className={styles['host']} title={entry.host}>
            <span className={styles['main']}>{entry.host}</span>
            <span className={styles['amount']}>{formatCount(entry.rows)}</span>
            <span className={styles['share']} aria-hidden="true">
              <span style={{ width: `${(entry.rows / Math.max(1, rows)) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <More shown={hosts.length} count={hostCount} />
    </>
  );
}

function More({ shown, count }: { shown: number; count: number }): ReactNode {
  return count > shown ? <p className={styles['note']}>and {formatCount(count - shown)} more</p> : null;
}

/** Names the source only where there is more than one. */
function where(sources: DraftSummary['sources'], sourceId: string, line: number): string {
  const source = sources.find(({ id }) => id === sourceId);
  const place = `Line ${formatCount(line)}`;
  return sources.length < 2 || source === undefined ? place : `${source.label}, line ${formatCount(line)}`;
}
