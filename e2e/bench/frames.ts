import type { CDPSession, Page } from '@playwright/test';
import type { Protocol } from 'devtools-protocol';

/** What the window had to do for its frames. */
export interface Frames {
  perSecond: number;
  /** CPU time of the page's main thread within each sixtieth of a second, in ms: script, style, layout and paint together. */
  workMs: { median: number; p95: number; most: number };
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
  return { perSecond, workMs: workPerFrame(events.map(readEvent)) };
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
    cpuUs: Number(tdur),
    threadName,
  };
}

function workPerFrame(events: readonly TraceEvent[]): Frames['workMs'] {
  const scripted = new Set(events.filter(({ name }) => name === 'FunctionCall').map(({ thread }) => thread));
  const main = events.find(({ name, threadName, thread }) => {
    return name === 'thread_name' && threadName === 'CrRendererMain' && scripted.has(thread);
  })?.thread;
  const work = new Map<number, number>();
  for (const { name, thread, atUs, cpuUs } of events) {
    if (thread !== main || name !== 'ThreadControllerImpl::RunTask') continue;
    const frame = Math.floor(atUs / frameUs);
    work.set(frame, (work.get(frame) ?? 0) + cpuUs / 1000);
  }
  const [first, last] = [Math.min(...work.keys()), Math.max(...work.keys())];
  const each = Array.from({ length: last - first + 1 }, (_, at) => work.get(first + at) ?? 0).sort((a, b) => a - b);
  const at = (share: number): number => each[Math.min(each.length - 1, Math.floor(share * each.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
