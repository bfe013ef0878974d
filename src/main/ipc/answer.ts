import type { CommandName, CommandPayload, CommandValue } from '../../shared/ipc/contract.ts';
import { redact } from '../../shared/redact.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Log } from '../log/log.ts';
import { CommandError } from './command-error.ts';
import { messages } from '../language.ts';
import { commandSchemas } from './command-schemas.ts';

export type CommandHandler<C extends CommandName> = (
  payload: CommandPayload<C>,
) => CommandValue<C> | Promise<CommandValue<C>>;

/** One handler per command of the contract: a missing one does not compile. */
export type CommandHandlers = { [C in CommandName]: CommandHandler<C> };

/** The longest message that goes back to the window, in characters. */
const longestMessage = 2000;

/**
 * Answers one call of a command: its handler runs only when the caller is trusted and the payload has the command's shape.
 * Errors travel as values, redacted; of an unexpected one the window learns only that there was one.
 *
 * @param isTrusted whether the call comes from the window's own page
 * @param payload whatever was sent
 * @param log told in full of what nobody expected
 */
export async function answer<C extends CommandName>(
  name: C,
  handler: CommandHandler<C>,
  isTrusted: boolean,
  payload: unknown,
  log: Pick<Log, 'error'>,
): Promise<Result<CommandValue<C>>> {
  if (!isTrusted) return err('untrusted-sender', 'This page may not do that.');
  const parsed = commandSchemas[name].safeParse(payload);
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.message ?? 'wrong shape';
    return err('bad-payload', redact(`The request ${name} was not understood (${reason}).`).slice(0, longestMessage));
  }
  try {
    return ok(await handler(parsed.data));
  } catch (error) {
    if (error instanceof CommandError) return err(error.code, redact(error.message).slice(0, longestMessage));
    log.error(`${name} failed`, error);
    return err('internal', messages().main.fault);
  }
}
