/** How fast all lists together may be. */
export type Speed = { kind: 'full' } | { kind: 'limit'; bytesPerSecond: number } | { kind: 'pause' };

/** A time of the week with a speed of its own. */
export interface SpeedWindow {
  /** On which days it begins, as `Date.getDay` counts them: 0 is Sunday. */
  days: number[];
  /** Minutes from midnight on the wall's clock, 0 to 1439. */
  fromMinute: number;
  /** The first minute that is no part of it; the next day's where it is not later than `fromMinute`. */
  toMinute: number;
  speed: Speed;
}

/** The speed of all lists together over the week. Where windows overlap, the first one counts. */
export interface SpeedPlan {
  /** Outside of all windows. */
  usual: Speed;
  windows: SpeedWindow[];
}

/** What is in force, and up to when; null where it never changes. */
export interface SpeedInForce {
  speed: Speed;
  /** In ms since the epoch. */
  until: number | null;
}

export const minutesOfDay = 1440;
/** As many windows as fit a person's head. */
export const mostWindows = 12;

const minuteMs = 60_000;
/** Every window comes round within a week; the eighth day is for the hour that a change of the clock moves it by. */
const lookAheadMinutes = 8 * minutesOfDay;

/** The speed at a moment, by the local clock as it stands on the wall then: an hour that is there twice counts twice. */
export function speedAt({ usual, windows }: SpeedPlan, moment: Date): Speed {
  const day = moment.getDay();
  const minute = moment.getHours() * 60 + moment.getMinutes();
  return windows.find((window) => holds(window, day, minute))?.speed ?? usual;
}

function holds({ days, fromMinute, toMinute }: SpeedWindow, day: number, minute: number): boolean {
  if (fromMinute < toMinute) return days.includes(day) && fromMinute <= minute && minute < toMinute;
  const dayBefore = (day + 6) % 7;
  return (days.includes(day) && fromMinute <= minute) || (days.includes(dayBefore) && minute < toMinute);
}

/**
 * The speed at a moment and when it changes next. Goes through the minutes to come, which no change of the clock can
 * mislead: windows begin and end with a minute of the wall's clock, and zones differ by whole minutes.
 */
export function speedInForce(plan: SpeedPlan, moment: Date): SpeedInForce {
  const speed = speedAt(plan, moment);
  if (plan.windows.length === 0) return { speed, until: null };
  const first = Math.floor(moment.getTime() / minuteMs) + 1;
  for (let minute = first; minute < first + lookAheadMinutes; minute += 1) {
    const then = minute * minuteMs;
    if (!isSameSpeed(speedAt(plan, new Date(then)), speed)) return { speed, until: then };
  }
  return { speed, until: null };
}

/** Whether both come to the same for a download: limits are the same where their bytes per second are. */
export function isSameSpeed(a: Speed, b: Speed): boolean {
  return a.kind === 'limit' && b.kind === 'limit' ? a.bytesPerSecond === b.bytesPerSecond : a.kind === b.kind;
}

/** `22:05` -> 1325. Null for what is no time of day. */
export function readTimeOfDay(text: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** 1325 -> `22:05`, as `<input type="time">` takes it. */
export function writeTimeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
