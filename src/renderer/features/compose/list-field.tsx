import { FileText, FolderSearch, LoaderCircle, Sparkles, X } from 'lucide-react';
import type { ClipboardEvent, ReactNode, Ref } from 'react';
import { formatCount } from '../../../shared/format.ts';
import {
  addText,
  clearDraft,
  longTextLength,
  openListFiles,
  removeSource,
  setDraftText,
  useDraftStore,
} from '../../stores/draft-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from './list-field.module.css';

/** The field for URLs, and what else the list is made of. */
export function ListField({ fieldRef, empty }: { fieldRef: Ref<HTMLTextAreaElement>; empty: boolean }): ReactNode {
  const text = useDraftStore((store) => store.text);
  return (
    <div className={styles['list']}>
      <div className={styles['head']}>
        <label htmlFor="urls" className={styles['label']}>
          Image URLs
        </label>
        {!empty && (
          <Button look="quiet" size="small" onClick={() => void clearDraft()}>
            Clear all
          </Button>
        )}
        <Button size="small" onClick={() => void openListFiles()}>
          <FolderSearch size={14} aria-hidden="true" />
          Open list…
        </Button>
      </div>
      <Sources />
      <textarea
        id="urls"
        ref={fieldRef}
        className={styles['field']}
        placeholder="Paste image URLs, or drop a text file here"
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
  const sources = useDraftStore(({ summary }) => summary.sources);
  const reading = useDraftStore((store) => store.reading);
  const chips = sources.filter(({ kind }) => kind !== 'text');
  if (chips.length === 0 && reading.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label="Sources">
      {chips.map(({ id, kind, label, rows }) => (
        <li key={id} className={styles['chip']}>
          {kind === 'demo' ? <Sparkles size={14} aria-hidden="true" /> : <FileText size={14} aria-hidden="true" />}
          <span className={styles['name']} title={label}>
            {label}
          </span>
          <span className={styles['rows']}>
            {formatCount(rows)}
            <span className="visually-hidden"> {rows === 1 ? 'URL' : 'URLs'}</span>
          </span>
          <IconButton size="small" label={`Remove ${label}`} onClick={() => void removeSource(id)}>
            <X size={13} />
          </IconButton>
        </li>
      ))}
      {reading.map((name, index) => (
        <li key={`${name}-${index}`} className={styles['chip']}>
          <LoaderCircle size={14} className={styles['spin']} aria-hidden="true" />
          <span className={styles['name']}>{name}</span>
          <span className={styles['rows']}>reading…</span>
        </li>
      ))}
    </ul>
  );
}
