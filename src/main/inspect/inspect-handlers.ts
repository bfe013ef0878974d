import { clipboard } from 'electron';
import { detailsOf } from '../../engine/inspect/details.ts';
import type { DownloadId } from '../../shared/download.ts';
import { curlCommand, type CurlShell } from '../../shared/inspect/curl.ts';
import type { CommandName } from '../../shared/ipc/contract.ts';
import { CommandError } from '../ipc/command-error.ts';
import type { CommandHandlers } from '../ipc/answer.ts';
import { messages } from '../language.ts';
import type { BatchSession } from '../session/batch-session.ts';

type InspectCommand =
  | Extract<CommandName, `remedies:${string}`>
  | 'downloads:retry-later'
  | 'downloads:inspect'
  | 'downloads:copy-curl';

/** The shells that people have, their own computer's first. */
const shells: readonly CurlShell[] = process.platform === 'win32' ? ['powershell', 'cmd', 'posix'] : ['posix'];

/**
 * What the commands do that look into one download, or try something against what has failed. What is waited for happens
 * with the list that was shown when they were called: another one may be shown meanwhile.
 */
export function createInspectHandlers(
  session: BatchSession,
  idsOf: (ranges: readonly number[]) => Iterable<DownloadId>,
): Pick<CommandHandlers, InspectCommand> {
  const row = (id: DownloadId): DownloadId => {
    if (id < session.batch.rowCount) return id;
    throw new CommandError('no-row', messages().inspector.noRow);
  };
  return {
    async 'downloads:inspect'({ id }) {
      const attempts = await session.attemptsOf(row(id));
      return { ...detailsOf(session.batch, row(id), attempts), shells };
    },
    async 'downloads:copy-curl'({ id, shell, withSecrets }) {
      const { batch } = session;
      const fileName = batch.download(row(id)).name.replace(/^.*\//, '');
      const { text, hidden } = curlCommand({ ...batch.request(id), fileName }, shell, withSecrets);
      await clipboard.writeText(text);
      return { hidden };
    },
    async 'downloads:retry-later'({ ranges, minutes }) {
      const [batch, ids] = [session.batch, [...idsOf(ranges)]];
      await session.cancelComparison();
      if (minutes > 0) {
        batch.retryIn(ids, minutes * 60_000);
        return null;
      }
      batch.prioritise(ids, 'back');
      batch.retry(ids);
      return null;
    },

    async 'remedies:try'({ id, remedies }) {
      const [batch, failed] = [session.batch, row(id)];
      await session.cancelComparison();
      const problem = batch.tryRemedies(failed, remedies);
      if (problem !== null) throw new CommandError(problem, messages().remedies.errors[problem]);
      return null;
    },
    'remedies:stop'() {
      session.batch.stopTrial();
      return null;
    },
    async 'remedies:apply'({ host, remedies, ranges }) {
      const [batch, ids] = [session.batch, [...idsOf(ranges)]];
      await session.cancelComparison();
      batch.applyRemedies(host, remedies, ids);
      return null;
    },
    'remedies:withdraw'({ host }) {
      session.batch.withdrawRemedies(host);
      return null;
    },
  };
}
