import { FolderOpen, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { chooseFolder, createFolder, useFolderStore } from '../../stores/folder-store.ts';
import { useListOptions } from '../../stores/options-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { PathText } from '../../ui/path-text.tsx';
import styles from './folder-field.module.css';

/** Where the images go, how much room there is, and what stands in the way. */
export function FolderField(): ReactNode {
  const texts = useMessages().folder;
  const folder = useFolderStore((store) => store.folder);
  const replaces = useListOptions().onConflict === 'overwrite';
  const problem = folder?.problem ?? null;
  const path = folder?.path ?? null;
  const free = folder?.freeBytes ?? null;
  return (
    <section className={styles['field']} aria-label={texts.folder}>
      <h2 className={styles['label']}>{texts.saveTo}</h2>
      <div className={styles['line']}>
        <div className={styles['path']}>
          <FolderOpen size={16} className={styles['icon']} aria-hidden="true" />
          {path === null ? <span className={styles['none']}>{texts.noneChosen}</span> : <PathText path={path} />}
        </div>
        {problem?.code === 'missing' && <Button onClick={() => void createFolder()}>{texts.create}</Button>}
        <Button look={path === null ? 'primary' : 'plain'} onClick={() => void chooseFolder()}>
          {path === null ? texts.choose : texts.change}
        </Button>
      </div>
      {problem !== null && problem.code !== 'none-chosen' ? (
        <p className={styles['problem']} role="alert">
          <TriangleAlert size={13} aria-hidden="true" />
          <span>{texts.problems[problem.code](path ?? '')}</span>
        </p>
      ) : (
        <p className={styles['hint']}>
          {free === null ? '' : `${texts.free(free)} `}
          {replaces ? texts.replaces : texts.replacesNothing}
        </p>
      )}
    </section>
  );
}
