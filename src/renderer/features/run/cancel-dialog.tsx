import type { ReactNode } from 'react';
import { formatCountOf } from '../../../shared/format.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { settledRows } from '../../stores/visible-rows.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { cancelBatch } from './batch-commands.ts';

export function CancelDialog(): ReactNode {
  const open = useViewStore(({ dialog }) => dialog?.kind === 'cancel-batch');
  const left = useBatchStore(({ mirror }) => (mirror === null ? 0 : mirror.totals.rows - settledRows(mirror.totals)));
  const saved = useBatchStore(({ mirror }) => mirror?.totals.counts.done ?? 0);
  return (
    <ConfirmDialog
      open={open && left > 0}
      title={`Cancel the ${formatCountOf(left, 'image')} still to come?`}
      description={
        saved === 0
          ? 'What has arrived of them so far is thrown away.'
          : `What has arrived of them so far is thrown away. ${formatCountOf(saved, 'saved image stays', 'saved images stay')} in the folder.`
      }
      keepLabel="Keep downloading"
      doLabel="Cancel downloads"
      onKeep={closeDialog}
      onDo={() => {
        closeDialog();
        void cancelBatch();
      }}
    />
  );
}
