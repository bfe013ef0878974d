import { ClipboardPaste, Eraser, FileText, FolderSearch, Sparkles, X } from 'lucide-react';
import type { ClipboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import type { DraftSource } from '../../../shared/draft.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import {
  addFromClipboard,
  addText,
  clearDraft,
  longTextLength,
  openListFiles,
  removeSource,
  setDraftText,
  stopReading,
  useDraftStore,
} from '../../stores/draft-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './list-field.module.css';

interface ListFieldProps {
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  empty: boolean;
}

/** The field for URLs, and what else the list is made of. */
export function ListField({ fieldRef, empty }: ListFieldProps): ReactNode {
  const messages = useMessages().compose;
  const text = useDraftStore((store) => store.text);
  const clear = (): void => {
    // The button is gone once nothing is there.
    fieldRef.current?.focus();
    void clearDraft();
  };
  return (
    <div className={styles['list']}>
      <div className={styles['head']}>
        <label htmlFor="urls" className={styles['label']}>
          {messages.field}
        </label>
        {!empty && (
          <IconButton size="small" label={messages.clearAll} onClick={clear}>
            <Eraser size={14} />
          </IconButton>
        )}
        <Button size="small" onClick={() => void addFromClipboard()}>
          <ClipboardPaste size={14} aria-hidden="true" />
          <span className={styles['words']}>{messages.fromClipboard}</span>
        </Button>
        <Button size="small" onClick={() => void openListFiles()}>
          <FolderSearch size={14} aria-hidden="true" />
          <span className={styles['words']}>{messages.openList}</span>
        </Button>
      </div>
      <Sources />
      <textarea
        id="urls"
        ref={fieldRef}
        className={styles['field']}
        placeholder={messages.fieldHint}
        value={text}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        onChange={(event) => setDraftText(event.target.value)}
        onPaste={takeLongPaste}
      />
    </div>
  );
}

/** A very long paste never enters the field. */
function takeLongPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const text = event.clipboardData.getData('text/plain');
  if (text.length <= longTextLength) return;
  event.preventDefault();
  void addText(text);
}

function Sources(): ReactNode {
  const messages = useMessages().compose;
  const format = useFormat();
  const sources = useDraftStore(({ summary }) => summary.sources);
  const reading = useDraftStore((store) => store.reading);
  const chips = sources.filter(({ kind }) => kind !== 'text');
  if (chips.length === 0 && reading.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={messages.sources}>
      {chips.map(({ id, kind, label, rows }) => (
        <li key={id} className={styles['chip']}>
          <SourceIcon kind={kind} />
          <span className={styles['name']} title={label}>
            {label}
          </span>
          <span className={styles['rows']}>
            {format.count(rows)}
            <span className="visually-hidden">{messages.urlsIn(rows)}</span>
          </span>
          <IconButton
            size="small"
            label={messages.removeSource(label)}
            onClick={(event) => {
              focusBeside(event);
              void removeSource(id);
            }}
          >
            <X size={13} />
          </IconButton>
        </li>
      ))}
      {reading.map(({ id, name, share }, at) => (
        <li key={id} className={styles['chip']}>
          {at === 0 ? <Spinner /> : <SourceIcon kind="file" />}
          <span className={styles['name']} title={name}>
            {name}
          </span>
          <span className={styles['rows']}>
            {at > 0
              ? messages.waiting
              : share === 0
                ? messages.reading
                : messages.readingPart(format.percent(share, 1))}
          </span>
          <IconButton size="small" label={messages.stopReading(name)} onClick={() => stopReading(id)}>
            <X size={13} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

/** A button that is about to go leaves the focus to that of the chip beside it, or to the field. */
function focusBeside({ currentTarget }: MouseEvent): void {
  const chip = currentTarget.closest('li');
  const beside = (chip?.nextElementSibling ?? chip?.previousElementSibling)?.querySelector('button');
  (beside ?? document.getElementById('urls'))?.focus();
}

function SourceIcon({ kind }: { kind: DraftSource['kind'] }): ReactNode {
  const look = { size: 14, 'aria-hidden': true } as const;
  if (kind === 'demo') return <Sparkles {...look} />;
  return kind === 'clipboard' ? <ClipboardPaste {...look} /> : <FileText {...look} />;
}
