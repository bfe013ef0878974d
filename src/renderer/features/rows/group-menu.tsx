import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { BatchMirror } from '../../stores/batch-mirror.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { setHost, setReason, useViewStore } from '../../stores/view-store.ts';
import { type RowGroups, rowGroups } from '../../stores/visible-rows.ts';
import { classNames } from '../../ui/class-names.ts';
import menu from '../../ui/menu.module.css';
import toolbar from '../../ui/toolbar.module.css';
import styles from './group-menu.module.css';

/** More than this nobody looks through; the search finds the others. */
const mostInMenu = 200;

/** Narrows the list to one host, where there are several. */
export function HostMenu(): ReactNode {
  const texts = useMessages().list;
  const host = useViewStore((view) => view.host);
  const several = useBatchStore(({ mirror }) => mirror !== null && hasSeveralHosts(mirror));
  if (!several && host === null) return null;
  return (
    <GroupMenu
      label={texts.host}
      all={texts.allHosts}
      chosen={host}
      groupsOf={({ hosts }) => hosts}
      wordsOf={(value) => value}
      onChoose={setHost}
    />
  );
}

const known = new Map<string, boolean>();

/** Asked at every patch, and the answer stays the same for the life of a batch. */
function hasSeveralHosts({ batchId, byId }: BatchMirror): boolean {
  let several = known.get(batchId);
  if (several === undefined) {
    const first = byId[0]?.host;
    several = byId.some(({ host }) => host !== first);
    known.clear();
    known.set(batchId, several);
  }
  return several;
}

/** Narrows the list to what failed for one reason, once something has. */
export function ReasonMenu(): ReactNode {
  const messages = useMessages();
  const reason = useViewStore((view) => view.reason);
  const failing = useBatchStore(({ mirror }) => mirror !== null && mirror.totals.counts.failed > 0);
  if (!failing && reason === null) return null;
  return (
    <GroupMenu
      label={messages.list.reason}
      all={messages.list.allReasons}
      chosen={reason}
      groupsOf={({ reasons }) => reasons}
      wordsOf={(value) => messages.failures.reason[value]}
      onChoose={setReason}
    />
  );
}

interface GroupMenuProps<T extends string> {
  label: string;
  /** The entry that narrows nothing. */
  all: string;
  chosen: T | null;
  groupsOf: (groups: RowGroups) => readonly (readonly [value: T, rows: number])[];
  wordsOf: (value: T) => string;
  onChoose: (value: T | null) => void;
}

/** The values with their rows, counted when the menu opens: rows that jump about cannot be picked. */
function GroupMenu<T extends string>({
  label,
  all,
  chosen,
  groupsOf,
  wordsOf,
  onChoose,
}: GroupMenuProps<T>): ReactNode {
  const texts = useMessages().list;
  const [groups, setGroups] = useState<readonly (readonly [T, number])[]>([]);
  return (
    <Menu.Root
      onOpenChange={(open) => {
        if (open) setGroups(groupsOf(rowGroups(useBatchStore.getState().mirror?.byId ?? [])).slice(0, mostInMenu));
      }}
    >
      <Menu.Trigger
        aria-label={chosen === null ? label : texts.chosen(label, wordsOf(chosen))}
        data-chosen={chosen === null ? undefined : ''}
        className={classNames(toolbar['button'], styles['trigger'])}
      >
        <span className={styles['words']}>{chosen === null ? label : wordsOf(chosen)}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menu['positioner']} align="start" sideOffset={4}>
          <Menu.Popup className={classNames(menu['popup'], styles['popup'])}>
            <Menu.RadioGroup value={chosen} onValueChange={(value: T | null) => onChoose(value)}>
              <GroupItem value={null} words={all} />
              {groups.map(([value, rows]) => (
                <GroupItem key={value} value={value} words={wordsOf(value)} rows={rows} />
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function GroupItem({ value, words, rows }: { value: string | null; words: string; rows?: number }): ReactNode {
  const { count } = useFormat();
  return (
    <Menu.RadioItem value={value} className={menu['item']} closeOnClick>
      <span className={styles['sign']}>
        <Menu.RadioItemIndicator>
          <Check size={14} aria-hidden="true" />
        </Menu.RadioItemIndicator>
      </span>
      <span className={styles['entry']} title={words}>
        {words}
      </span>
      {rows !== undefined && <span className={menu['shortcut']}>{count(rows)}</span>}
    </Menu.RadioItem>
  );
}
