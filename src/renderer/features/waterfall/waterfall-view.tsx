import { Download, LocateFixed, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useId, useState } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { currentFormat, currentMessages, useFormat, useMessages } from '../../stores/language-store.ts';
import { lookAtTimeline, useTimelineStore } from '../../stores/timeline-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import menu from '../../ui/menu.module.css';
import { blockSentence } from './block-words.ts';
import { ChartScene } from './chart-scene.ts';
import { Legend } from './legend.tsx';
import { blockOf, type Picked, stillPicked } from './pick.ts';
import { savePicture } from './save-picture.ts';
import { useAnalysis } from './use-analysis.ts';
import { useTheme } from '../../stores/use-theme.ts';
import { WaterfallChart } from './waterfall-chart.tsx';
import styles from './waterfall.module.css';

/** The slots of a batch over time: what each held, and what that says of where the time went. */
export function WaterfallView(): ReactNode {
  const texts = useMessages().waterfall;
  const [scene] = useState(() => new ChartScene());
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  useEffect(() => lookAtTimeline(batchId), [batchId]);
  const readout = useId();
  const { headline, details } = useAnalysis();
  const isEmpty = useTimelineStore(({ timeline }) => timeline.blocks.length + timeline.live.length === 0);
  // Until it is known what has happened, it is not said that nothing has.
  const isNothing = useTimelineStore((store) => isEmpty && store.batchId === batchId);
  const [focused, setFocused] = useState<Picked | null>(null);
  const [spoken, setSpoken] = useState('');
  const onFocusMoved = (picked: Picked | null): void => {
    setFocused(picked);
    setSpoken(sentenceOf(picked));
  };
  const [viewKind, setViewKind] = useState<'all' | 'end' | 'still'>('all');
  const onViewChanged = useCallback(() => setViewKind(scene.view.kind), [scene]);
  const zoomBy = (factor: number): void => {
    scene.zoomAt(factor);
    onViewChanged();
  };
  const showAll = (): void => {
    scene.setView({ kind: 'all' });
    onViewChanged();
  };
  const follow = (): void => {
    scene.setView({ kind: 'end', spanMs: scene.stretch.toMs - scene.stretch.fromMs });
    onViewChanged();
  };

  return (
    <section className={styles['view']} aria-label={texts.waterfall}>
      <div className={styles['top']}>
        <div className={styles['words']}>
          <h2 className={styles['headline']}>{headline}</h2>
          <p className={styles['details']}>{details.join(' ')}</p>
        </div>
        <div className={styles['tools']} role="toolbar" aria-label={texts.waterfall}>
          <FollowButton isHidden={viewKind !== 'still'} onFollow={follow} />
          {viewKind !== 'all' && (
            <IconButton label={texts.showAll} size="small" onClick={showAll}>
              <Maximize2 size={14} />
            </IconButton>
          )}
          <IconButton label={texts.zoomIn} size="small" onClick={() => zoomBy(1 / 1.6)}>
            <ZoomIn size={15} />
          </IconButton>
          <IconButton label={texts.zoomOut} size="small" onClick={() => zoomBy(1.6)}>
            <ZoomOut size={15} />
          </IconButton>
          <SaveMenu scene={scene} disabled={isEmpty} />
        </div>
      </div>
      {isNothing && <p className={styles['empty']}>{texts.nothing}</p>}
      <div className={styles['body']} hidden={isNothing}>
        <WaterfallChart scene={scene} onFocusMoved={onFocusMoved} onViewChanged={onViewChanged} describedBy={readout} />
      </div>
      <div className={styles['foot']}>
        <Legend />
        <Readout id={readout} picked={focused} />
        <output className="visually-hidden">{spoken}</output>
      </div>
    </section>
  );
}

function FollowButton({ isHidden, onFollow }: { isHidden: boolean; onFollow: () => void }): ReactNode {
  const { follow } = useMessages().waterfall;
  const isRunning = useTimelineStore(({ timeline }) => timeline.isRunning);
  if (isHidden || !isRunning) return null;
  return (
    <Button size="small" look="quiet" onClick={onFollow}>
      <LocateFixed size={14} aria-hidden="true" />
      {follow}
    </Button>
  );
}

function SaveMenu({ scene, disabled }: { scene: ChartScene; disabled: boolean }): ReactNode {
  const texts = useMessages().waterfall;
  const theme = useTheme();
  const save = (format: 'png' | 'svg'): void => void savePicture(format, scene.stretch, theme);
  return (
    <Menu.Root>
      <Menu.Trigger
        disabled={disabled}
        render={
          <IconButton label={texts.saveAs} size="small">
            <Download size={15} />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className={menu['positioner']} align="end" sideOffset={4}>
          <Menu.Popup className={menu['popup']}>
            <Menu.Item className={menu['item']} onClick={() => save('png')}>
              {texts.savePng}
            </Menu.Item>
            <Menu.Item className={menu['item']} onClick={() => save('svg')}>
              {texts.saveSvg}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** The figures of the block that the keyboard is at. */
function Readout({ id, picked }: { id: string; picked: Picked | null }): ReactNode {
  const messages = useMessages();
  const format = useFormat();
  const timeline = useTimelineStore((store) => (picked === null ? null : store.timeline));
  const still = picked === null || timeline === null ? null : stillPicked(timeline, picked);
  const block = still === null || timeline === null ? null : blockOf(timeline, still);
  const download = useBatchStore(({ mirror }) => (block === null ? undefined : mirror?.byId[block.id]));
  return (
    <p id={id} className={styles['readout']}>
      {block === null ? messages.waterfall.hint : blockSentence(block, download, messages, format)}
    </p>
  );
}

/** The figures of a block as they are now: what is under way changes all the time, and is told once, when one comes to it. */
function sentenceOf(picked: Picked | null): string {
  const block = picked === null ? null : blockOf(useTimelineStore.getState().timeline, picked);
  const download = block === null ? undefined : useBatchStore.getState().mirror?.byId[block.id];
  return block === null ? '' : blockSentence(block, download, currentMessages(), currentFormat());
}
