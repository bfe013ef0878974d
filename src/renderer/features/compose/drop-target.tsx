import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { addFiles, addText } from '../../stores/draft-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { addressesOf } from './dragged-addresses.ts';
import styles from './drop-target.module.css';

/** Makes the whole window take text files, and texts and links dragged out of other windows. */
export function DropTarget(): ReactNode {
  const messages = useMessages().compose;
  const [over, setOver] = useState(false);
  const hasBatch = useBatchStore(({ mirror }) => mirror !== null);

  useEffect(() => {
    // Enter and leave come once per element passed; the drag is over the window while more entered than left.
    let depth = 0;
    const end = (): void => {
      depth = 0;
      setOver(false);
    };
    const onEnter = (event: DragEvent): void => {
      if (!isWelcome(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!isWelcome(event)) return;
      depth -= 1;
      if (depth <= 0) end();
    };
    const onOver = (event: DragEvent): void => {
      if (!isWelcome(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      // Always: a browser would open the file in place of the window.
      if (isWelcome(event)) event.preventDefault();
      end();
      takeDrop(event);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles['target']}>
      <div className={styles['card']}>
        <FileDown size={36} aria-hidden="true" />
        <p>{hasBatch ? messages.dropIntoNext : messages.dropHere}</p>
        <span>{messages.dropHint}</span>
      </div>
    </div>
  );
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

const texts = ['text/plain', 'text/uri-list', 'text/html'];
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** Text dragged within or onto a text field is the field's own affair. */
function isWelcome(event: DragEvent): boolean {
  if (hasFiles(event)) return true;
  const types = event.dataTransfer?.types ?? [];
  return !isField(event.target) && texts.some((type) => types.includes(type));
}

function takeDrop(event: DragEvent): void {
  if (!isWelcome(event) || event.dataTransfer === null) return;
  const { dataTransfer } = event;
  const addresses = addressesOf((type) => dataTransfer.getData(type));
  if (addresses !== null) void addText(addresses);
  else if (hasFiles(event)) void addFiles([...dataTransfer.files]);
  else void addText(dataTransfer.getData('text/plain'));
}
