import type { BrowserWindow } from 'electron';
import type { HttpClientOptions } from '../../engine/transfer/request/http-client.ts';
import type { ListSecrets } from '../../shared/options.ts';
import type { DemoList } from '../demo/demo-list.ts';
import type { CommandHandlers } from '../ipc/answer.ts';
import { addClipboard } from './add-clipboard.ts';
import type { Draft } from './draft.ts';
import type { NamePlans } from './name-plans.ts';
import { addFile, openFilesInto } from './open-files.ts';
import type { SampleProbe } from './sample-probe.ts';
import { messages } from '../language.ts';
import { createUploads } from './uploads.ts';

export interface DraftParts {
  window: () => BrowserWindow;
  draft: Draft;
  demo: DemoList;
  namePlans: NamePlans;
  sample: SampleProbe;
  /** Tells the window of the draft as it is now, where that is not the answer to a command. */
  draftChanged: () => void;
  /** How the list being put together would be asked for. */
  requestsFor: (secrets: ListSecrets) => Promise<{ http: HttpClientOptions; maxBytes: number }>;
}

type DraftCommand = Extract<keyof CommandHandlers, `draft:${string}` | `names:${string}` | `sample:${string}`>;

/** What the commands of the list that is being put together do. */
export function createDraftHandlers(parts: DraftParts): Pick<CommandHandlers, DraftCommand> {
  const { window, draft, demo, namePlans, sample, draftChanged, requestsFor } = parts;
  const uploads = createUploads();
  return {
    async 'draft:set-text'({ text }) {
      await draft.setText(text);
      return draft.summary();
    },
    async 'draft:add-file'({ upload, name, bytes, isLast }) {
      const slices = uploads.add(upload, bytes, isLast);
      if (slices === null) return null;
      await addFile(draft, name, slices);
      return draft.summary();
    },
    'draft:stop-file'({ upload }) {
      uploads.stop(upload);
      return null;
    },
    async 'draft:add-clipboard'() {
      await addClipboard(draft);
      return draft.summary();
    },
    async 'draft:open-files'() {
      // Of several files all are added that can be read: what was told last of the draft does not hold any more.
      await openFilesInto(draft, window()).catch((error: unknown) => {
        draftChanged();
        throw error;
      });
      return draft.summary();
    },
    async 'draft:use-demo'() {
      await draft.add('demo', messages().main.demoList, await demo.text());
      return draft.summary();
    },
    async 'draft:remove-source'({ sourceId }) {
      await draft.remove(sourceId);
      return draft.summary();
    },
    'draft:clear'() {
      sample.cancel();
      draft.setAside();
      return draft.summary();
    },
    async 'draft:restore'() {
      await draft.restore();
      return draft.summary();
    },
    async 'draft:set-columns'({ sourceId, uses }) {
      await draft.setColumns(sourceId, uses);
      return draft.summary();
    },
    'draft:line': async ({ sourceId, line }) => ({ text: await draft.line(sourceId, line) }),
    async 'draft:mend-line'({ sourceId, line, text }) {
      const problem = await draft.mendLine(sourceId, line, text);
      return { summary: draft.summary(), problem };
    },

    'names:plan': async ({ template }) => await namePlans.make(template),
    'names:some': ({ plan, from, count, filter }) => namePlans.names(plan, from, count, filter),

    'sample:start': async (secrets) => sample.start(await requestsFor(secrets)),
    'sample:cancel'() {
      sample.cancel();
      return null;
    },
  };
}
