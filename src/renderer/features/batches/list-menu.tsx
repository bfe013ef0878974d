import { Menu } from '@base-ui/react/menu';
import {
  Copy,
  FileSpreadsheet,
  FileText,
  FolderOpen,
  type LucideIcon,
  Pause,
  Pencil,
  Play,
  RotateCw,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { isOpen, type ListEntry } from '../../../shared/lists.ts';
import { useMessages } from '../../stores/language-store.ts';
import {
  copyFailedOf,
  exportList,
  goOnWith,
  openListFolder,
  pauseList,
  resumeList,
  runAgain,
  saveReportOf,
  useListsStore,
} from '../../stores/lists-store.ts';
import { openDialog } from '../../stores/view-store.ts';
import styles from '../../ui/menu.module.css';

/** What can be done with a list from outside. */
export function ListMenuItems({
  entry,
  onRename,
}: {
  entry: ListEntry;
  onRename: (batchId: string) => void;
}): ReactNode {
  const { batchId, state, failed, isLasting } = entry;
  const { list, lists } = useMessages();
  const isBusy = useListsStore((store) => store.busyId !== null);
  return (
    <>
      {state === 'running' && <Item Icon={Pause} words={lists.pause} onClick={() => void pauseList(batchId)} />}
      {(state === 'paused' || state === 'stalled') && (
        <Item Icon={Play} words={lists.resume} onClick={() => void resumeList(batchId)} />
      )}
      {state === 'unfinished' && (
        <Item Icon={Play} words={lists.goOn} disabled={isBusy} onClick={() => void goOnWith(batchId)} />
      )}
      {state === 'finished' && (
        <Item
          Icon={RotateCw}
          words={lists.runAgain}
          disabled={isBusy || !isLasting}
          onClick={() => void runAgain(batchId)}
        />
      )}
      <Item Icon={Pencil} words={lists.rename} shortcut="F2" onClick={() => onRename(batchId)} />
      <Item Icon={FolderOpen} words={lists.openFolder} onClick={() => void openListFolder(batchId)} />
      {failed > 0 && <Item Icon={Copy} words={lists.copyFailed} onClick={() => void copyFailedOf(batchId)} />}
      <Item Icon={FileSpreadsheet} words={lists.exportRows} onClick={() => void exportList(batchId)} />
      {state === 'finished' && (
        <Item Icon={FileText} words={lists.saveReport} onClick={() => void saveReportOf(batchId)} />
      )}
      {!isOpen(entry) && (
        <Item
          Icon={Trash2}
          words={lists.remove}
          shortcut={list.keys.delete}
          disabled={isBusy}
          onClick={() => openDialog({ kind: 'remove-list', batchId })}
        />
      )}
    </>
  );
}

interface ItemProps {
  Icon: LucideIcon;
  words: string;
  shortcut?: string;
  disabled?: boolean;
  onClick: () => void;
}

function Item({ Icon, words, shortcut, disabled = false, onClick }: ItemProps): ReactNode {
  return (
    <Menu.Item className={styles['item']} disabled={disabled} onClick={onClick}>
      <Icon size={15} aria-hidden="true" />
      {words}
      {shortcut !== undefined && (
        <span className={styles['shortcut']} aria-hidden="true">
          {shortcut}
        </span>
      )}
    </Menu.Item>
  );
}
