import { FolderOpen, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/format.ts';
import { chooseFolder, createFolder, useFolderStore } from '../../stores/folder-store.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { Button } from '../../ui/button.tsx';
import { PathText } from '../../ui/path-text.tsx';
import styles from './folder-field.module.css';

/** Where the images go, how much room there is, and what stands in the way. */
export function FolderField(): ReactNode {
  const folder = useFolderStore((store) => store.folder);
  const replaces = useSettingsStore(({ download }) => download.onConflict === 'overwrite');
  const problem = folder?.problem ?? null;
  const path = folder?.path ?? null;
  const free = folder?.freeBytes ?? null;
  return (
    <section className={styles['field']} aria-label="Folder">
      <h2 className={styles['label']}>Save to</h2>
      <div className={styles['line']}>
        <div className={styles['path']}>
          <FolderOpen size={16} className={styles['icon']} aria-hidden="true" />
          {path === null ? <span className={styles['none']}>No folder chosen</span> : <PathText path={path} />}
        </div>
        {problem?.code === 'missing' && <Button onClick={() => void createFolder()}>Create folder</Button>}
        <Button look={path === null ? 'primary' : 'plain'} onClick={() => void chooseFolder()}>
          {path === null ? 'Choose folder…' : 'Change…'}
        </Button>
      </div>
      {problem !== null && problem.code !== 'none-chosen' ? (
        <p className={styles['problem']} role="alert">
          <TriangleAlert size={13} aria-hidden="true" />
          <span>{problem.message}</span>
        </p>
      ) : (
        <p className={styles['hint']}>
          {free === null ? '' : `${formatBytes(free)} free. `}
          {replaces ? 'Files of the same name are replaced.' : 'Nothing already there is replaced.'}
        </p>
      )}
    </section>
  );
}
