import { Tabs } from '@base-ui/react/tabs';
import { Microscope } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useFormat, useMessages } from '../../../stores/language-store.ts';
import { ColumnsTab, isJson } from './columns-tab.tsx';
import { DoublesTab } from './doubles-tab.tsx';
import { HostsTab } from './hosts-tab.tsx';
import { ImagesTab } from './images-tab.tsx';
import styles from './list-doctor.module.css';
import { ProblemsTab } from './problems-tab.tsx';
import { SampleTab } from './sample-tab.tsx';
import { SignatureNote } from './signature-note.tsx';
import { SizeLine } from './size-line.tsx';
import { usePlannedNames } from './use-planned-names.ts';

type Part = 'images' | 'double' | 'bad' | 'hosts' | 'columns' | 'sample';

interface ListDoctorProps {
  /** Shows the line in the text field. */
  onShowLine: (line: number) => void;
}

/** What the list comes to before anything starts, and what can be done about it. */
export function ListDoctor({ onShowLine }: ListDoctorProps): ReactNode {
  const { doctor } = useMessages().compose;
  const summary = useDraftStore((store) => store.summary);
  const [chosen, setChosen] = useState<Part | null>(null);
  const tabList = useRef<HTMLDivElement>(null);
  usePlannedNames();
  const { rows, duplicateCount, problemCount, hostCount, sources } = summary;
  const columnCount = sources.reduce((sum, { table }) => sum + (table?.columns.length ?? 0), 0);
  const columnLabel = isJson(sources) ? doctor.tabs.keys(columnCount) : doctor.tabs.columns(columnCount);
  // Until somebody picks a part, the one that needs eyes is shown.
  const wanted = chosen ?? (problemCount > 0 ? 'bad' : 'images');
  const part = wanted === 'columns' && columnCount === 0 ? 'images' : wanted;
  return (
    <section className={styles['doctor']} aria-label={doctor.region}>
      <SignatureNote />
      <Tabs.Root className={styles['tabs']} value={part} onValueChange={(value: Part) => setChosen(value)}>
        <Tabs.List ref={tabList} className={styles['counts']}>
          <CountTab part="images" count={rows} label={doctor.tabs.images(rows)} />
          <CountTab part="double" count={duplicateCount} label={doctor.tabs.double(duplicateCount)} />
          <CountTab part="bad" count={problemCount} label={doctor.tabs.bad(problemCount)} />
          <CountTab part="hosts" count={hostCount} label={doctor.tabs.hosts(hostCount)} />
          {columnCount > 0 && <CountTab part="columns" count={columnCount} label={columnLabel} />}
          <Tabs.Tab value="sample" className={styles['count']} data-part="sample">
            <span className={styles['number']}>
              <Microscope size={18} aria-hidden="true" />
            </span>
            <span className={styles['noun']}>{doctor.tabs.sample}</span>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="images" className={styles['panel']}>
          <ImagesTab />
        </Tabs.Panel>
        <Tabs.Panel value="double" className={styles['panel']}>
          <DoublesTab />
        </Tabs.Panel>
        <Tabs.Panel value="bad" className={styles['panel']}>
          <ProblemsTab
            onShowLine={onShowLine}
            onMend={() => setChosen('bad')}
            onAllMended={() => tabList.current?.querySelector<HTMLElement>('[data-part="bad"]')?.focus()}
          />
        </Tabs.Panel>
        <Tabs.Panel value="hosts" className={styles['panel']}>
          <HostsTab />
        </Tabs.Panel>
        <Tabs.Panel value="columns" className={styles['panel']}>
          <ColumnsTab />
        </Tabs.Panel>
        <Tabs.Panel value="sample" className={styles['panel']}>
          <SampleTab />
        </Tabs.Panel>
      </Tabs.Root>
      <SizeLine onTest={() => setChosen('sample')} />
    </section>
  );
}

function CountTab({ part, count, label }: { part: Part; count: number; label: string }): ReactNode {
  const format = useFormat();
  return (
    <Tabs.Tab value={part} className={styles['count']} data-part={part} data-none={count === 0 ? '' : undefined}>
      <span className={styles['number']}>{format.count(count)}</span> <span className={styles['noun']}>{label}</span>
    </Tabs.Tab>
  );
}
