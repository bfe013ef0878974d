import { CommandError } from '../ipc/command-error.ts';

/**
 * Adds several things to the list being put together, one after the other. One that cannot be had keeps none of the others
 * away.
 *
 * @throws CommandError that says of each one why it could not be had, when all the others have been added
 */
export async function addEach<T>(items: readonly T[], add: (item: T) => Promise<void>): Promise<void> {
  const refused: CommandError[] = [];
  for (const item of items) {
    try {
      await add(item);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      refused.push(error);
    }
  }
  const [first] = refused;
  if (first !== undefined) throw new CommandError(first.code, refused.map(({ message }) => message).join(' '));
}
