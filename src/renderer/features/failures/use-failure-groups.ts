import { useEffect, useState } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { type FailureGroup, groupFailures } from './failure-groups.ts';

/** Groups that change under the hand cannot be read, and finding them takes a look at each row. */
const restMs = 300;

const none: readonly FailureGroup[] = [];

/** The groups of the batch that is shown, a few times a second while they change. */
export function useFailureGroups(): readonly FailureGroup[] {
  const [groups, setGroups] = useState(() => grouped(none));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen: unknown = null;
    const look = (): void => {
      timer = undefined;
      setGroups(grouped);
    };
    const end = useBatchStore.subscribe(({ mirror }) => {
      if (mirror?.byId === seen && timer === undefined) return;
      seen = mirror?.byId;
      timer ??= setTimeout(look, restMs);
    });
    const endOfTrials = useBatchStore.subscribe(({ mirror }, before) => {
      // What somebody has just pressed is to be seen at once.
      if (mirror?.remedies !== before.mirror?.remedies) look();
    });
    return () => {
      clearTimeout(timer);
      end();
      endOfTrials();
    };
  }, []);
  return groups;
}

function grouped(before: readonly FailureGroup[]): readonly FailureGroup[] {
  const { mirror } = useBatchStore.getState();
  return mirror === null ? none : groupFailures(mirror.byId, mirror.remedies.trials, before);
}
