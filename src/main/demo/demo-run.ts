import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noSecrets } from '../../shared/options.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { DemoList } from './demo-list.ts';
import type { Draft } from '../draft/draft.ts';
import { settingsForNewList } from '../options/list-options.ts';
import { messages } from '../language.ts';
import type { BatchSession } from '../session/batch-session.ts';

export interface DemoRunParts {
  draft: Draft;
  demo: DemoList;
  session: BatchSession;
  /** Called when the draft has become the list that runs. */
  draftChanged: () => void;
}

/**
 * What `npm run demo` shows in the window: the demo list downloaded 16 at once, and then measured both ways, into
 * a temporary folder that stays for a look, or into that of `npm run demo -- --keep`. The person's own folder and number are left alone.
 */
export async function runDemo({ draft, demo, session, draftChanged }: DemoRunParts, userAgent: string): Promise<void> {
  await draft.add('demo', messages().main.demoList, await demo.text());
  await demo.ready();
  const given = process.env['SHOAL_DEMO_FOLDER'];
  const folder = given || (await mkdtemp(join(tmpdir(), 'shoal-demo-')));
  await mkdir(folder, { recursive: true });
  const takeOut = draft.begin();
  const list = { rows: draft.rows(), label: draft.label(), resumable: false };
  const app = { limits: { concurrency: 16, perHost: null }, userAgent, files: { cookies: null, certificates: null } };
  await session.start(list, folder, await settingsForNewList(defaultSettings.download, noSecrets, app));
  await takeOut();
  draftChanged();
  await session.batch.whenFinished();
  session.startComparison({ levels: [1, 16], rounds: 1, sample: null });
}
