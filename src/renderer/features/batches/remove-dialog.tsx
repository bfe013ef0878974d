import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Checkbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { ListEntry, ListFiles } from '../../../shared/lists.ts';
import { useMessages } from '../../stores/language-store.ts';
import { filesOf, removeList, useListsStore } from '../../stores/lists-store.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import dialogStyles from '../../ui/dialog.module.css';
import { removalWords } from './list-words.ts';
import styles from './remove-dialog.module.css';

/** Asks before a list is removed, and whether its files are to go with it. The harmless answer has the focus. */
export function RemoveDialog(): ReactNode {
  const batchId = useViewStore(({ dialog }) => (dialog?.kind === 'remove-list' ? dialog.batchId : null));
  const list = useListsStore(({ byId }) => (batchId === null ? null : (byId.get(batchId) ?? null)));
  // What was asked about stays in the words while the dialog fades out.
  const [shown, setShown] = useState(list);
  if (list !== null && list !== shown) setShown(list);
  return (
    <AlertDialog.Root
      open={list !== null}
      onOpenChange={(next) => {
        if (!next) closeDialog();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialogStyles['backdrop']} data-below-buttons="" />
        <AlertDialog.Popup className={dialogStyles['popup']}>
          {shown !== null && <Question key={shown.batchId} entry={shown} />}
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Question({ entry }: { entry: ListEntry }): ReactNode {
  const { lists } = useMessages();
  const [files, setFiles] = useState<ListFiles | null>(null);
  const [takesFiles, setTakesFiles] = useState(false);
  const { batchId, saved } = entry;
  useEffect(() => {
    if (saved > 0) void filesOf(batchId).then((found) => setFiles(found ?? null));
  }, [batchId, saved]);
  const { title, loss, stays, doLabel } = removalWords(entry, lists);
  const withFiles = takesFiles && files !== null;
  return (
    <>
      <AlertDialog.Title className={dialogStyles['title']}>{title}</AlertDialog.Title>
      <AlertDialog.Description className={dialogStyles['description']}>
        {loss !== null && <>{loss} </>}
        {!withFiles && stays}
      </AlertDialog.Description>
      {saved > 0 && <Files files={files} takesFiles={takesFiles} onChange={setTakesFiles} />}
      <div className={dialogStyles['actions']}>
        <Button onClick={closeDialog}>{lists.keep}</Button>
        <Button
          look="danger"
          onClick={() => {
            closeDialog();
            void removeList(entry, withFiles);
          }}
        >
          {withFiles ? lists.removeWithFiles(files.files) : doLabel}
        </Button>
      </div>
    </>
  );
}

interface FilesProps {
  files: ListFiles | null;
  takesFiles: boolean;
  onChange: (takesFiles: boolean) => void;
}

function Files({ files, takesFiles, onChange }: FilesProps): ReactNode {
  const { lists } = useMessages();
  if (files === null) return <p className={styles['files']}>{lists.looking}</p>;
  const stay = [
    ...(files.changed > 0 ? [lists.changedStay(files.changed)] : []),
    ...(files.shared > 0 ? [lists.sharedStay(files.shared)] : []),
  ];
  return (
    <div className={styles['files']}>
      {files.files === 0 ? (
        <p>{lists.noneToTrash}</p>
      ) : (
        <label className={styles['choice']}>
          <Checkbox.Root className={styles['box']} checked={takesFiles} onCheckedChange={onChange}>
            <Checkbox.Indicator className={styles['mark']}>
              <Check size={13} strokeWidth={3} aria-hidden="true" />
            </Checkbox.Indicator>
          </Checkbox.Root>
          {lists.alsoTrash(files.files, files.bytes)}
        </label>
      )}
      {stay.length > 0 && <p className={styles['stay']}>{stay.join(' ')}</p>}
    </div>
  );
}
