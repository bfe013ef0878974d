import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { isOpen as isOpenList, leftOf } from '../../../shared/lists.ts';
import { attempt } from '../../ipc-client.ts';
import { currentMessages, useMessages } from '../../stores/language-store.ts';
import { useListsStore } from '../../stores/lists-store.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { quitWords } from './quit-words.ts';

/** Asks before the app ends while a list is not finished. */
export function QuitDialog(): ReactNode {
  const texts = useMessages().quit;
  const asked = useViewStore(({ dialog }) => (dialog?.kind === 'quit' ? dialog : null));
  // Of all lists that are open, whichever is shown.
  const left = useListsStore(({ byId }) =>
    [...byId.values()].filter(isOpenList).reduce((sum, list) => sum + leftOf(list), 0),
  );
  const isRunning = useListsStore(({ byId }) => [...byId.values()].some(({ state }) => state === 'running'));
  const isOpen = asked !== null && left > 0;
  // The words stay as they were while the dialog fades out.
  const [words, setWords] = useState(() => quitWords(0, true, 'goes-on', texts));
  const next = isOpen ? quitWords(left, isRunning, asked.later, texts) : words;
  if (next.title !== words.title || next.description !== words.description) setWords(next);

  // The list has come to its end meanwhile: there is nothing to ask any more.
  useEffect(() => {
    if (asked !== null && left === 0) stay();
  }, [asked, left]);

  return (
    <ConfirmDialog
      open={isOpen}
      {...next}
      onKeep={stay}
      onDo={() => void attempt(texts.couldNotQuit, (shoal) => shoal.appQuit())}
    />
  );
}

function stay(): void {
  closeDialog();
  void attempt(currentMessages().quit.noAnswer, (shoal) => shoal.appStay());
}
