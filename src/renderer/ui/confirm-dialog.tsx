import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  description: string;
  keepLabel: string;
  doLabel: string;
  /** Whether what is asked about loses something. */
  isLoss?: boolean;
  /** Stands below the description. */
  children?: ReactNode;
  onKeep: () => void;
  onDo: () => void;
}

/** Asks before something is thrown away or ended. The harmless answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { open, title, description, keepLabel, doLabel, isLoss = true, children, onKeep, onDo } = props;
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onKeep();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles['backdrop']} data-below-buttons="" />
        <AlertDialog.Popup className={styles['popup']}>
          <AlertDialog.Title className={styles['title']}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles['description']}>{description}</AlertDialog.Description>
          {children}
          <div className={styles['actions']}>
            <Button onClick={onKeep}>{keepLabel}</Button>
            <Button look={isLoss ? 'danger' : 'primary'} onClick={onDo}>
              {doLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
