import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DraftSource, DraftTable } from '../../../../shared/draft.ts';
import type { ColumnUse } from '../../../../shared/url-list/table-choice.ts';
import { setColumns, useDraftStore } from '../../../stores/draft-store.ts';
import { useMessages } from '../../../stores/language-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import styles from './columns-tab.module.css';

type Use = ColumnUse | 'none';
const uses: readonly Use[] = ['none', 'url', 'name', 'folder'];

/** What the columns of tables are taken for, to be changed; the rest of the check follows at once. */
export function ColumnsTab(): ReactNode {
  const { doctor, textField } = useMessages().compose;
  const sources = useDraftStore(({ summary }) => summary.sources);
  return (
    <div className={styles['tables']}>
      <p className={styles['hint']}>{isJson(sources) ? doctor.keysNote : doctor.columnsNote}</p>
      {sources.map((source) =>
        source.table === null ? null : (
          <section key={source.id} aria-label={source.kind === 'text' ? textField : source.label}>
            <Table source={source} table={source.table} title={source.kind === 'text' ? textField : source.label} />
          </section>
        ),
      )}
    </div>
  );
}

/** Whether what is mapped are keys of JSON alone. */
export function isJson(sources: readonly DraftSource[]): boolean {
  return sources.every(({ table }) => table === null || table.kind === 'members');
}

function Table({ source, table, title }: { source: DraftSource; table: DraftTable; title: string }): ReactNode {
  const { doctor } = useMessages().compose;
  const { columns, isChosen } = table;
  const change = (at: number, chosen: Use): void => {
    const next = columns.map((column, n) => (n === at ? (chosen === 'none' ? null : chosen) : column.use));
    void setColumns(source.id, next);
  };
  return (
    <>
      <div className={styles['head']}>
        <h2 className={styles['title']} title={title}>
          {title}
        </h2>
        {isChosen && (
          <Button size="small" look="quiet" onClick={() => void setColumns(source.id, null)}>
            <RotateCcw size={13} aria-hidden="true" />
            {doctor.columnsDetected}
          </Button>
        )}
      </div>
      <ul className={styles['columns']}>
        {columns.map(({ title: header, samples, use: purpose }, at) => {
          const name = header === '' ? doctor.column(at + 1) : header;
          return (
            <li key={`${at} ${header}`} className={styles['column']} data-used={purpose === null ? undefined : ''}>
              <span className={styles['texts']}>
                <span className={styles['name']} title={name}>
                  {name}
                </span>
                <span className={styles['samples']} title={samples.join('\n')}>
                  {samples.length === 0 ? doctor.emptyColumn : samples.join(' · ')}
                </span>
              </span>
              <Choice<Use>
                label={doctor.purposeOf(name)}
                isLabelHidden
                value={purpose ?? 'none'}
                choices={uses.map((value) => ({ value, label: doctor.uses[value] }))}
                onChange={(value) => change(at, value)}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}
