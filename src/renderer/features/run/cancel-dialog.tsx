import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { settledRows } from '../../stores/visible-rows.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { cancelBatch } from './batch-commands.ts';

export function CancelDialog(): ReactNode {
  const texts = useMessages().run;
  const open = useViewStore(({ dialog }) => dialog?.kind === 'cancel-batch');
  // Nobody needs to know before it is asked.
  const totals = useBatchStore(({ mirror }) => (open ? mirror?.totals : undefined));
  const left = totals === undefined ? 0 : totals.rows - settledRows(totals);
  const saved = totals?.counts.done ?? 0;
  return (
    <ConfirmDialog
      open={open && left > 0}
      title={texts.cancelTitle(left)}
      description={saved === 0 ? texts.cancelLoss : texts.cancelLossAndSaved(saved)}
      keepLabel={texts.keepDownloading}
      doLabel={texts.cancelDownloads}
      onKeep={closeDialog}
      onDo={() => {
        closeDialog();
        void cancelBatch();
      }}
    />
  );
}
