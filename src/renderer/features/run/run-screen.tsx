import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { openFolder } from '../../stores/folder-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { resetView } from '../../stores/view-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { ContactSheet } from '../contact-sheet/contact-sheet.tsx';
import { SheetToolbar } from '../contact-sheet/sheet-toolbar.tsx';
import { useMarks } from '../contact-sheet/use-marks.ts';
import { DownloadList } from '../download-list/download-list.tsx';
import { ListToolbar } from '../download-list/list-toolbar.tsx';
import { FailuresView } from '../failures/failures-view.tsx';
import { FinishPanel } from '../finish/finish-panel.tsx';
import { CompareView } from '../compare/compare-view.tsx';
import { HostsView } from '../hosts/hosts-view.tsx';
import { PreviewDialog } from '../preview/preview-dialog.tsx';
import { InspectorButton } from '../inspector/inspector-button.tsx';
import { WithInspector } from '../inspector/with-inspector.tsx';
import { Header } from '../shell/header.tsx';
import { WaterfallView } from '../waterfall/waterfall-view.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import styles from './run-screen.module.css';
import { PausedHosts } from './paused-hosts.tsx';
import { StalledBanner } from './stalled-banner.tsx';
import { TotalPanel } from './total-panel.tsx';
import { useRunView } from './use-run-view.ts';
import { useWindowTitle } from './use-window-title.ts';
import { ViewSwitch } from './view-switch.tsx';

/** A list being downloaded, and what it came to. */
export function RunScreen(): ReactNode {
  const texts = useMessages().run;
  const view = useRunView();
  const finished = useBatchStore(({ mirror }) => mirror?.status.kind === 'finished');
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId);
  const folder = useBatchStore(({ mirror }) => mirror?.folder ?? '');
  const main = useRef<HTMLElement>(null);
  useEffect(resetView, [batchId]);
  useEffect(() => {
    // What had the focus went with the list that was put together: Tab goes on here and not at the window's beginning.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, []);
  useMarks(batchId);
  useWindowTitle();
  return (
    <div className={styles['screen']}>
      <Header>
        <div className={styles['head']}>
          <ViewSwitch />
          <div className={styles['folder']}>
            <PathText path={folder} />
            <IconButton label={texts.openFolder} size="small" onClick={() => void openFolder()}>
              <FolderOpen size={15} />
            </IconButton>
            {(view === 'list' || view === 'images') && <InspectorButton />}
          </div>
        </div>
      </Header>
      <main ref={main} className={styles['main']} tabIndex={-1}>
        {finished ? <FinishPanel /> : <TotalPanel />}
        <StalledBanner />
        <PausedHosts />
        <View />
      </main>
      <CancelDialog />
      <PreviewDialog />
    </div>
  );
}

function View(): ReactNode {
  const view = useRunView();
  switch (view) {
    case 'list':
      return (
        <WithInspector>
          <ListToolbar />
          <DownloadList />
        </WithInspector>
      );
    case 'images':
      return (
        <WithInspector>
          <SheetToolbar />
          <ContactSheet />
        </WithInspector>
      );
    case 'failures':
      return <FailuresView />;
    case 'waterfall':
      return <WaterfallView />;
    case 'hosts':
      return <HostsView />;
    case 'compare':
      return <CompareView />;
    default:
      return assertNever(view);
  }
}
