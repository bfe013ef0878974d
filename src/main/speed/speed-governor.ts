import { isSameSpeed, type SpeedInForce, speedInForce, type SpeedPlan } from '../../shared/speed-plan.ts';

/** As much of a batch as a pause by plan concerns. */
export interface GovernedBatch {
  readonly id: string;
  readonly status: { kind: 'running' | 'paused' | 'stalled' | 'finished' };
  pauseAll(): void;
  resumeAll(): void;
}

export interface SpeedPorts {
  plan: () => SpeedPlan;
  now: () => Date;
  /** The batches that are open. */
  batches: () => Iterable<GovernedBatch>;
  /** Bounds all of them together from now on; null for no bound. */
  limit: (bytesPerSecond: number | null) => void;
  /** The speed, or the time up to which it holds, is another one. */
  tell: (inForce: SpeedInForce) => void;
}

/** Keeps all lists together at the speed that the settings' plan gives for the moment. */
export interface SpeedGovernor {
  readonly inForce: SpeedInForce;
  /** Looks at clock, plan and lists. Cheap; to be called after each of them may have changed, and every few seconds. */
  check(): void;
}

/**
 * In hours that are a pause, each list is held once: a person who resumes it has said so, and it is left alone. Lists that
 * were held go on afterwards, those that the person has paused do not.
 */
export function createSpeedGovernor({ plan, now, batches, limit, tell }: SpeedPorts): SpeedGovernor {
  let readPlan = plan();
  let inForce = speedInForce(readPlan, now());
  let limited: number | null = null;
  const held = new Set<string>();

  const bound = (): void => {
    const { speed } = inForce;
    const next = speed.kind === 'limit' ? speed.bytesPerSecond : null;
    if (next === limited) return; // what is owed is owed as long as the bound is the same
    limited = next;
    limit(next);
  };
  const hold = (): void => {
    for (const batch of batches()) {
      if (batch.status.kind !== 'running' || held.has(batch.id)) continue;
      held.add(batch.id);
      batch.pauseAll();
    }
  };
  const release = (): void => {
    for (const batch of batches()) if (held.has(batch.id) && batch.status.kind === 'paused') batch.resumeAll();
    held.clear();
  };

  bound();
  return {
    get inForce() {
      return inForce;
    },
    check() {
      const moment = now();
      const isOver = inForce.until !== null && moment.getTime() >= inForce.until;
      // Somebody may set the clock back, too.
      const isEarly = inForce.until !== null && inForce.until - moment.getTime() > 9 * 86_400_000;
      if (isOver || isEarly || plan() !== readPlan) {
        readPlan = plan();
        const before = inForce;
        inForce = speedInForce(readPlan, moment);
        bound();
        if (inForce.speed.kind !== 'pause' && held.size > 0) release();
        if (!isSameSpeed(before.speed, inForce.speed) || before.until !== inForce.until) tell(inForce);
      }
      if (inForce.speed.kind === 'pause') hold();
    },
  };
}
