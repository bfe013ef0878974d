import type { ReactNode } from 'react';
import { useState } from 'react';
import type { LinkQuestion } from '../../../shared/desktop.ts';
import { useMessages } from '../../stores/language-store.ts';
import { answerLink, useOutsideStore } from '../../stores/outside-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { classNames } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import sunken from '../../ui/sunken-lines.module.css';
import styles from './link-dialog.module.css';

/** Asks before anything of a link from outside is added. Waits where another dialog is open, whose fields would be lost. */
export function LinkDialog(): ReactNode {
  const question = useOutsideStore((store) => store.question);
  const isFree = useViewStore(({ dialog }) => dialog === null);
  const texts = useMessages().desktop.link;
  // The words stay as they were while the dialog fades out.
  const [shown, setShown] = useState<LinkQuestion | null>(question);
  if (question !== null && question !== shown) setShown(question);
  if (shown === null) return null;
  const { urls, hosts, hostCount, examples, lists, leftOut } = shown;
  return (
    <ConfirmDialog
      open={question !== null && isFree}
      title={texts.title(urls)}
      description={urls === 0 ? texts.lists : texts.from(hosts, hostCount - hosts.length)}
      keepLabel={texts.refuse}
      doLabel={urls === 0 ? texts.acceptList : texts.accept}
      isLoss={false}
      onKeep={() => void answerLink(shown, false)}
      onDo={() => void answerLink(shown, true)}
    >
      <Addresses addresses={examples} more={urls - examples.length} />
      {urls > 0 && lists.length > 0 && <p className={styles['line']}>{texts.lists}</p>}
      <Addresses addresses={lists} more={0} />
      {leftOut > 0 && <p className={styles['line']}>{texts.leftOut(leftOut)}</p>}
      <p className={styles['line']}>{texts.calm}</p>
    </ConfirmDialog>
  );
}

function Addresses({ addresses, more }: { addresses: readonly string[]; more: number }): ReactNode {
  const texts = useMessages().desktop.link;
  if (addresses.length === 0) return null;
  return (
    <ul className={classNames(sunken['lines'], styles['addresses'])}>
      {addresses.map((address) => (
        <li key={address} title={address}>
          {address}
        </li>
      ))}
      {more > 0 && <li className={styles['more']}>{texts.more(more)}</li>}
    </ul>
  );
}
