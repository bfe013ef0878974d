import { Toast } from '@base-ui/react/toast';
import { CircleAlert, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { toastManager } from '../../ui/toasts.ts';
import styles from './toasts.module.css';

export function Toasts(): ReactNode {
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles['viewport']}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList(): ReactNode {
  const { closeMessage } = useMessages().shell;
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles['toast']}>
      <Toast.Content className={styles['content']}>
        {toast.type === 'problem' ? (
          <CircleAlert size={16} className={styles['bad']} aria-hidden="true" />
        ) : (
          <Info size={16} className={styles['info']} aria-hidden="true" />
        )}
        <div className={styles['words']}>
          <Toast.Title className={styles['title']} />
          <Toast.Description className={styles['description']} />
        </div>
        {toast.actionProps !== undefined && (
          <Toast.Action
            render={
              <Button look="quiet" size="small">
                {toast.actionProps.children}
              </Button>
            }
          />
        )}
        <Toast.Close
          render={
            <IconButton label={closeMessage} size="small">
              <X size={14} />
            </IconButton>
          }
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
