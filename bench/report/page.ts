import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contestant } from '../contestants/contestant.ts';
import type { Costs } from '../costs/measure-costs.ts';
import type { Measured } from '../measure-list.ts';
import type { ProtocolCost } from '../protocols/measure-protocols.ts';
import { median } from '../statistics.ts';
import { barsTable } from './bars.ts';
import { costsTable } from './costs-table.ts';
import type { Machine } from './machine.ts';
import { drawPicture, type Panel } from './picture.ts';
import { protocolsTable } from './protocols-table.ts';
import { formatSeconds, listTable } from './table.ts';

export interface Page {
  machine: Machine;
  versions: readonly { contestant: Contestant; version: string | null }[];
  measured: readonly Measured[];
  /** Null where it was not measured. */
  costs: Costs | null;
  /** Null where it was not measured. */
  protocols: readonly ProtocolCost[] | null;
}

const docs = join(import.meta.dirname, '..', '..', 'docs');
const pageFile = join(docs, 'performance.md');
/** What stands between these lines is the bench's; the rest of the page is written by hand. */
const [begin, end] = ['<!-- measured: begin -->', '<!-- measured: end -->'];

/** Programs that want to run beside the bench, at most, on a machine that counts as at rest. */
const atRest = 0.5;

/** Puts what was measured into docs/performance.md, and draws its picture. */
export async function writePage(page: Page): Promise<void> {
  await mkdir(join(docs, 'images'), { recursive: true });
  await writeFile(join(docs, 'images', 'performance.svg'), drawPicture(page.measured.map(panelOf)));
  const before = await readFile(pageFile, 'utf8').catch(() => `# How fast Shoal is\n\n${begin}\n${end}\n`);
  await writeFile(pageFile, replaceMeasured(before, measuredPart(page)));
}

/** @throws Error when the page has no place for it */
export function replaceMeasured(page: string, part: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no lines ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${part}\n\n${page.slice(to)}`;
}

function measuredPart({ machine, versions, measured, costs, protocols }: Page): string {
  const programs = versions.map(
    ({ contestant, version }) => `- ${contestant.name}: ${version ?? 'not installed, left out'}`,
  );
  const load =
    machine.load > atRest
      ? `**Measured on a busy machine** (${machine.load.toFixed(1)} programs wanted to run when it began): all figures are larger than they would be, and those of programs that run on several threads most of all.`
      : 'The machine was at rest.';
  return [
    '![Seconds per list and program](images/performance.svg)',
    `${machine.words}. ${load}`,
    programs.join('\n'),
    barsTable(measured),
    ...measured.map(listTable),
    ...(costs === null
      ? []
      : [
          '## What the engine’s own duties cost',
          costsTable(costs),
          `A list of 100,000 rows is stored in ${formatSeconds(costs.storeMs)} s. ` +
            `Looking at a picture (type, end, size in pixels) takes ${costs.checkUs.toFixed(0)} µs.`,
        ]),
    ...(protocols === null ? [] : ['## HTTP/2 and HTTP/1.1', protocolsTable(protocols)]),
  ].join('\n\n');
}

function panelOf({ list, idealMs, floorMs, entries }: Measured): Panel {
  const floor = Math.max(idealMs, median(floorMs));
  return {
    title: list.name,
    words: list.words,
    bars: [
      { label: 'floor', seconds: floor / 1000, kind: 'floor', isFaulty: false },
      ...entries.map(({ name, costs, faults }) => ({
        label: name,
        seconds: median(costs.map(({ wallMs }) => wallMs)) / 1000,
        kind: name.startsWith('shoal') ? ('own' as const) : ('peer' as const),
        isFaulty: faults.length > 0,
      })),
    ],
  };
}
