import { useEffect } from 'react';
import { addFiles, addText } from '../../stores/draft-store.ts';
import { currentMessages } from '../../stores/language-store.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { showNotice } from '../../ui/toasts.ts';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** Takes a paste that is meant for no field of its own: files as files, all else as text of the list. */
export function usePasteAnywhere(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      if (data === null) return;
      if (data.files.length > 0 && data.getData('text/plain') === '') {
        event.preventDefault();
        void addFiles([...data.files]);
        return;
      }
      if (isTextField(event.target)) return;
      // A selection copied from a web page may be all links, with no address in its plain text.
      const text = data.getData('text/plain') || data.getData('text/html');
      if (text.trim() === '') return;
      event.preventDefault();
      void addText(text);
      if (useBatchStore.getState().mirror !== null) showNotice(currentMessages().compose.pastedIntoNext);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}
