import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import type { CommandName, CommandPayload, Commands, CommandValue } from '../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { CommandError } from './command-error.ts';
import { commandSchemas } from './command-schemas.ts';

export type CommandHandler<C extends CommandName> = (
  payload: CommandPayload<C>,
) => CommandValue<C> | Promise<CommandValue<C>>;

/** One handler per command of the contract: a missing one does not compile. */
export type CommandHandlers = { [C in CommandName]: CommandHandler<C> };

/**
 * Answers every command of the contract. A call counts only when it comes from a frame that is trusted (item 17 of
 * Electron's security checklist) and its payload has the command's shape; errors travel as values.
 */
export function registerCommands(handlers: CommandHandlers, isTrusted: (frame: WebFrameMain | null) => boolean): void {
  for (const name of commandNames()) register(name, handlers[name], isTrusted);
}

function register<C extends CommandName>(
  name: C,
  handler: CommandHandlers[C],
  isTrusted: (frame: WebFrameMain | null) => boolean,
): void {
  ipcMain.handle(name, async (event: IpcMainInvokeEvent, payload: unknown): Promise<Result<CommandValue<C>>> => {
    if (!isTrusted(event.senderFrame)) return err('untrusted-sender', 'This page may not do that.');
    const parsed = commandSchemas[name].safeParse(payload);
    if (!parsed.success) {
      const reason = parsed.error.issues[0]?.message ?? 'wrong shape';
      return err('bad-payload', `The request ${name} was not understood (${reason}).`);
    }
    try {
      return ok(await handler(parsed.data));
    } catch (error) {
      if (error instanceof CommandError) return err(error.code, error.message);
      console.error(`${name} failed:`, error);
      return err('internal', 'Something unexpected went wrong in Shoal. Try again; please report it if it stays.');
    }
  });
}

function commandNames(): CommandName[] {
  return Object.keys(commandSchemas).filter((name): name is keyof Commands => name in commandSchemas);
}
