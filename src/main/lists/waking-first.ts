import type { CommandName } from '../../shared/ipc/contract.ts';
import type { CommandHandler, CommandHandlers } from '../ipc/answer.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { BatchSession } from '../session/batch-session.ts';
import type { SettingsFor } from '../session/list-maker.ts';

/**
 * Lets a list that is only looked at be taken from the store before something is done with it.
 *
 * @returns the handlers, where those that set something going in the list that is shown wait for it
 */
export function wakingFirst(
  handlers: CommandHandlers,
  session: BatchSession,
  settingsFor: SettingsFor,
): CommandHandlers {
  const waking = <C extends CommandName>(handler: CommandHandler<C>): CommandHandler<C> =>
    afterWaking(handler, session, settingsFor);
  return {
    ...handlers,
    'batch:resume': waking<'batch:resume'>(handlers['batch:resume']),
    'batch:cancel': waking<'batch:cancel'>(handlers['batch:cancel']),
    'batch:retry-failed': waking<'batch:retry-failed'>(handlers['batch:retry-failed']),
    'hosts:retry': waking<'hosts:retry'>(handlers['hosts:retry']),
    'downloads:resume': waking<'downloads:resume'>(handlers['downloads:resume']),
    'downloads:cancel': waking<'downloads:cancel'>(handlers['downloads:cancel']),
    'downloads:retry': waking<'downloads:retry'>(handlers['downloads:retry']),
    'downloads:prioritise': waking<'downloads:prioritise'>(handlers['downloads:prioritise']),
    'downloads:retry-later': waking<'downloads:retry-later'>(handlers['downloads:retry-later']),
    'remedies:try': waking<'remedies:try'>(handlers['remedies:try']),
    'remedies:apply': waking<'remedies:apply'>(handlers['remedies:apply']),
    'remedies:withdraw': waking<'remedies:withdraw'>(handlers['remedies:withdraw']),
    'comparison:start': waking<'comparison:start'>(handlers['comparison:start']),
  };
}

/**
 * A handler that runs once the list that is shown can be worked on. Rows are asked for by their numbers, which mean others
 * in another list: where one is shown by then, nothing is done.
 */
export function afterWaking<C extends CommandName>(
  handler: CommandHandler<C>,
  session: Pick<BatchSession, 'shown' | 'wake'>,
  settingsFor: SettingsFor,
): CommandHandler<C> {
  return async (payload) => {
    const batchId = session.shown?.batch.id;
    if (batchId !== undefined) await session.wake(batchId, settingsFor);
    if (session.shown?.batch.id !== batchId) throw new CommandError('other-list', messages().main.otherList);
    return await handler(payload);
  };
}
