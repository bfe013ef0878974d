import type { ReactNode } from 'react';
import { useState } from 'react';
import { forgetList, useUnfinishedStore } from '../../stores/unfinished-store.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { forgetWords } from './unfinished-words.ts';

/** Asks before what has arrived of a list is thrown away. */
export function ForgetDialog(): ReactNode {
  const batchId = useViewStore(({ dialog }) => (dialog?.kind === 'forget-list' ? dialog.batchId : null));
  const list = useUnfinishedStore(({ lists }) => lists.find((one) => one.batchId === batchId) ?? null);
  // What was asked about stays in the words while the dialog fades out.
  const [shown, setShown] = useState(list);
  if (list !== null && list !== shown) setShown(list);
  if (shown === null) return null;
  const { title, description } = forgetWords(shown);
  return (
    <ConfirmDialog
      open={list !== null}
      title={title}
      description={description}
      keepLabel="Keep the list"
      doLabel="Forget it"
      onKeep={closeDialog}
      onDo={() => {
        closeDialog();
        void forgetList(shown.batchId);
      }}
    />
  );
}
