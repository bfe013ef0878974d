import { describe, expect, it } from 'vitest';
import type { SpeedInForce, SpeedPlan } from '../../shared/speed-plan.ts';
import { createSpeedGovernor, type GovernedBatch } from './speed-governor.ts';

type Kind = GovernedBatch['status']['kind'];

function batch(id: string, kind: Kind = 'running') {
  const status = { kind };
  return { id, status, pauseAll: () => void (status.kind = 'paused'), resumeAll: () => void (status.kind = 'running') };
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];
/** 500 kB/s, a pause from 8 to 18, and full speed from 22 on. */
const day: SpeedPlan = {
  usual: { kind: 'limit', bytesPerSecond: 500_000 },
  windows: [
    { days: everyDay, fromMinute: 480, toMinute: 1080, speed: { kind: 'pause' } },
    { days: everyDay, fromMinute: 1320, toMinute: 0, speed: { kind: 'full' } },
  ],
};

/** An office with a governor and a clock on the wall. */
function office(hour: number, plan = day) {
  const state = { hour, plan, batches: [batch('a')] };
  const limits: (number | null)[] = [];
  const told: SpeedInForce[] = [];
  const governor = createSpeedGovernor({
    plan: () => state.plan,
    now: () => new Date(2026, 10, 18, 0, state.hour * 60),
    batches: () => state.batches,
    limit: (rate) => limits.push(rate),
    tell: (inForce) => told.push(inForce),
  });
  const kinds = (): Kind[] => state.batches.map(({ status }) => status.kind);
  return { state, governor, limits, told, kinds };
}

describe('the speed of all lists', () => {
  it('is bound from the beginning, and follows the clock', () => {
    const { state, governor, limits, told } = office(19);
    expect(limits).toEqual([500_000]);
    governor.check();
    state.hour = 22;
    governor.check();
    governor.check();
    expect(limits).toEqual([500_000, null]);
    expect(told.map(({ speed }) => speed.kind)).toEqual(['full']);
    expect(told[0]?.until).toBe(new Date(2026, 10, 19).getTime());
  });

  it('follows a change of the plan at once', () => {
    const { state, governor, limits } = office(19);
    state.plan = { usual: { kind: 'limit', bytesPerSecond: 1000 }, windows: [] };
    governor.check();
    state.plan = { usual: { kind: 'full' }, windows: [] };
    governor.check();
    expect(limits).toEqual([500_000, 1000, null]);
  });

  it('does not forgive what is owed when the plan changes elsewhere', () => {
    const { state, governor, limits } = office(19);
    state.plan = { ...day, windows: [] };
    governor.check();
    expect(limits).toEqual([500_000]);
  });
});

describe('hours that are a pause', () => {
  it('hold what runs, and let it go on afterwards', () => {
    const { state, governor, kinds } = office(7);
    state.hour = 8;
    governor.check();
    expect(kinds()).toEqual(['paused']);
    state.hour = 18;
    governor.check();
    expect(kinds()).toEqual(['running']);
  });

  it('hold a list that begins meanwhile, and go on with a list of the morning too', () => {
    const { state, governor, kinds } = office(9);
    governor.check();
    state.batches.push(batch('b'));
    governor.check();
    expect(kinds()).toEqual(['paused', 'paused']);
    state.hour = 18;
    governor.check();
    expect(kinds()).toEqual(['running', 'running']);
  });

  it('leave a list alone that the person resumes', () => {
    const { state, governor, kinds } = office(9);
    governor.check();
    state.batches[0]?.resumeAll();
    governor.check();
    expect(kinds()).toEqual(['running']);
  });

  it('leave a list paused that the person has paused before', () => {
    const { state, governor, kinds } = office(7);
    state.batches = [batch('a', 'paused'), batch('b'), batch('c', 'finished')];
    state.hour = 8;
    governor.check();
    state.hour = 18;
    governor.check();
    expect(kinds()).toEqual(['paused', 'running', 'finished']);
  });

  it('end when the plan is given up', () => {
    const { state, governor, kinds } = office(9);
    governor.check();
    state.plan = { usual: { kind: 'full' }, windows: [] };
    governor.check();
    expect(kinds()).toEqual(['running']);
  });
});
