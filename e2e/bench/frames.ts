import type { CDPSession, Page } from '@playwright/test';
import type { Protocol } from 'devtools-protocol';

/** What the window had to do for its frames. */
export interface Frames {
  perSecond: number;
  /** Script, style and layout within each sixtieth of a second. */
  scriptMs: Spread;
  /** All work of the page's main thread in it: paint, compositing, input and messages besides. */
  workMs: Spread;
}

/** CPU time, in ms. */
interface Spread {
  median: number;
  p95: number;
  most: number;
}

const frameUs = 1_000_000 / 60;

/** Watches the page for a while, at rest or scrolling so many pixels each frame. */
export async function measureFrames(page: Page, client: CDPSession, ms: number, scrollBy: number): Promise<Frames> {
  const events: Protocol.Tracing.DataCollectedEvent['value'] = [];
  const collect = ({ value }: Protocol.Tracing.DataCollectedEvent): void => void events.push(...value);
  client.on('Tracing.dataCollected', collect);
  const traceConfig = { includedCategories: ['devtools.timeline', 'toplevel'] };
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  const perSecond = await page.evaluate(countFrames, { ms, scrollBy });
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  client.off('Tracing.dataCollected', collect);
  const ofPage = eventsOfPage(events.map(readEvent));
  return {
    perSecond,
    scriptMs: perFrame(ofPage, ({ name }) => scriptAndLayout.has(name)),
    workMs: perFrame(ofPage, ({ name }) => name === task),
  };
}

/** Runs in the page. */
async function countFrames({ ms, scrollBy }: { ms: number; scrollBy: number }): Promise<number> {
  const box = document.querySelector('[role="grid"]')?.parentElement;
  const began = performance.now();
  let frames = 0;
  while (performance.now() - began < ms) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    frames++;
    if (scrollBy !== 0) box?.scrollBy({ top: scrollBy, behavior: 'instant' });
  }
  return (frames * 1000) / (performance.now() - began);
}

interface TraceEvent {
  name: string;
  thread: string;
  atUs: number;
  lastsUs: number;
  /** On the processor, not only on the clock. */
  cpuUs: number;
  threadName: string;
}

function readEvent(event: Record<string, unknown>): TraceEvent {
  const { name, pid, tid, ts, dur = 0, tdur = dur, args } = event;
  const threadName = typeof args === 'object' && args !== null && 'name' in args ? String(args.name) : '';
  return {
    name: String(name),
    thread: `${String(pid)}/${String(tid)}`,
    atUs: Number(ts),
    lastsUs: Number(dur),
    cpuUs: Number(tdur),
    threadName,
  };
}

/** What encloses all that the page's main thread does. */
const task = 'ThreadControllerImpl::RunTask';

/** As the trace calls running scripts, collecting their garbage, and working out styles and places. */
const scriptAndLayout = new Set(['EvaluateScript', 'FunctionCall', 'v8.callFunction', 'RunMicrotasks']);
for (const name of ['MinorGC', 'MajorGC', 'UpdateLayoutTree', 'Layout']) scriptAndLayout.add(name);

/** Those of the page's main thread, in the order in which they began. */
function eventsOfPage(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const scripted = new Set(events.filter(({ name }) => name === 'FunctionCall').map(({ thread }) => thread));
  const main = events.find(({ name, threadName, thread }) => {
    return name === 'thread_name' && threadName === 'CrRendererMain' && scripted.has(thread);
  })?.thread;
  return events.filter(({ thread }) => thread === main).sort((a, b) => a.atUs - b.atUs);
}

/** Of all frames from the first task to the last one, also those in which there was nothing to do. An event within one that counts is not counted again. */
function perFrame(events: readonly TraceEvent[], counts: (event: TraceEvent) => boolean): Spread {
  const work = new Map<number, number>();
  let countedTo = -Infinity;
  for (const event of events) {
    const isTask = event.name === task;
    const frame = Math.floor(event.atUs / frameUs);
    if (isTask && !work.has(frame)) work.set(frame, 0);
    if (!counts(event) || event.atUs < countedTo) continue;
    countedTo = event.atUs + event.lastsUs;
    work.set(frame, (work.get(frame) ?? 0) + event.cpuUs / 1000);
  }
  const [first, last] = [Math.min(...work.keys()), Math.max(...work.keys())];
  const each = Array.from({ length: last - first + 1 }, (_, at) => work.get(first + at) ?? 0).sort((a, b) => a - b);
  const at = (share: number): number => each[Math.min(each.length - 1, Math.floor(share * each.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
