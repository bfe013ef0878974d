import type { ReactNode } from 'react';
import { useEffect } from 'react';
import styles from './app.module.css';
import { OpeningScreen } from './features/batches/opening-screen.tsx';
import { SideBar } from './features/batches/side-bar.tsx';
import { ComposeScreen } from './features/compose/compose-screen.tsx';
import { DropTarget } from './features/compose/drop-target.tsx';
import { usePasteAnywhere } from './features/compose/use-paste-anywhere.ts';
import { LinkDialog } from './features/outside/link-dialog.tsx';
import { useTellShown } from './features/outside/use-tell-shown.ts';
import { QuitDialog } from './features/quit/quit-dialog.tsx';
import { RunScreen } from './features/run/run-screen.tsx';
import { SettingsDialog } from './features/settings/settings-dialog.tsx';
import { Announcer } from './features/shell/announcer.tsx';
import { Toasts } from './features/shell/toasts.tsx';
import { connectStores } from './stores/connect.ts';
import { useBatchStore } from './stores/batch-store.ts';
import { HintLayer } from './ui/hint.tsx';

export function App(): ReactNode {
  useEffect(connectStores, []);
  usePasteAnywhere();
  useTellShown();
  return (
    <>
      <div className={styles['frame']}>
        <SideBar />
        <div id="content" className={styles['content']}>
          <Shown />
        </div>
      </div>
      <SettingsDialog />
      <LinkDialog />
      <QuitDialog />
      <DropTarget />
      <Announcer />
      <Toasts />
      <HintLayer />
    </>
  );
}

/** The list that was chosen, or the one being put together. */
function Shown(): ReactNode {
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? null);
  const isOpening = useBatchStore(({ openingId }) => openingId !== null);
  if (batchId !== null) return <RunScreen key={batchId} />;
  return isOpening ? <OpeningScreen /> : <ComposeScreen />;
}
