import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import type { CommandName, Commands, CommandValue } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { Log } from '../log/log.ts';
import { answer, type CommandHandlers } from './answer.ts';
import { commandSchemas } from './command-schemas.ts';

/**
 * Answers every command of the contract. A call counts only when it comes from a frame that is trusted (item 17 of
 * Electron's security checklist) and its payload has the command's shape; errors travel as values.
 */
export function registerCommands(
  handlers: CommandHandlers,
  isTrusted: (frame: WebFrameMain | null) => boolean,
  log: Log,
): void {
  for (const name of commandNames()) register(name, handlers[name], isTrusted, log);
}

function register<C extends CommandName>(
  name: C,
  handler: CommandHandlers[C],
  isTrusted: (frame: WebFrameMain | null) => boolean,
  log: Log,
): void {
  ipcMain.handle(
    name,
    async ({ senderFrame }: IpcMainInvokeEvent, payload: unknown): Promise<Result<CommandValue<C>>> =>
      await answer(name, handler, isTrusted(senderFrame), payload, log),
  );
}

function commandNames(): CommandName[] {
  return Object.keys(commandSchemas).filter((name): name is keyof Commands => name in commandSchemas);
}
