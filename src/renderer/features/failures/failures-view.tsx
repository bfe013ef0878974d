import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { AppliedRemedies } from './applied-remedies.tsx';
import { GroupCard } from './group-card.tsx';
import styles from './failures-view.module.css';
import { lookAtBatch, showHidden, useFailuresStore } from './failures-store.ts';
import { useFailureGroups } from './use-failure-groups.ts';
import { useHeirButton } from './use-heir-button.ts';

/** About as high as a closed group, in pixels; each is measured once it is there. */
const usualHeight = 190;

/** What failed, by host and reason, and what can be tried against it. */
export function FailuresView(): ReactNode {
  const texts = useMessages().remedies;
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  useEffect(() => lookAtBatch(batchId), [batchId]);
  const all = useFailureGroups();
  const hidden = useFailuresStore((store) => store.hidden);
  const groups = all.filter(({ key }) => !hidden.has(key));
  const rows = all.reduce((sum, { ids }) => sum + ids.length, 0);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => groups[index]?.key ?? index,
    overscan: 3,
  });
  const view = useRef<HTMLElement>(null);
  const keys = groups.map(({ key }) => key);
  const focus = useHeirButton(keys, 'data-group', view, (index) => virtualizer.scrollToIndex(index, { align: 'auto' }));
  return (
    <section ref={view} className={styles['view']} aria-label={texts.view} tabIndex={-1}>
      <div className={styles['scroller']} ref={scroller}>
        <div className={styles['head']}>
          <p className={styles['lead']}>
            {rows === 0 ? texts.noneLeft : texts.lead(rows, all.filter(({ ids }) => ids.length > 0).length)}
          </p>
          <AppliedRemedies />
          {groups.length < all.length && (
            <p className={styles['hidden']}>
              {texts.hiddenGroups(all.length - groups.length)}
              <Button size="small" look="quiet" onClick={showHidden}>
                {texts.showHidden}
              </Button>
            </p>
          )}
        </div>
        <ul className={styles['groups']} style={{ height: virtualizer.getTotalSize() }} {...focus}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const group = groups[index];
            return group === undefined ? null : (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                data-group={group.key}
                className={styles['group']}
                style={{ transform: `translateY(${start}px)` }}
              >
                <GroupCard group={group} />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
