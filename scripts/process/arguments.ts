import { Stop } from './stop.ts';

/** What a command says of itself for `--help`. */
export interface CommandHelp {
  /** How it is called: `npm test`. */
  readonly command: string;
  readonly text: string;
}

/** Whether somebody asks what a command takes. Says it then; the command has nothing more to do. */
export function saysHelp(args: readonly string[], { text }: CommandHelp): boolean {
  if (!args.some((arg) => arg === '--help' || arg === '-h')) return false;
  console.log(text);
  return true;
}

/**
 * For commands without options.
 *
 * @throws {Stop} with exit code 2 where one is given: passed over, it would run minutes of something that was not asked for
 */
export function refuseArguments(args: readonly string[], { command, text }: CommandHelp): void {
  if (args.length > 0)
    throw new Stop(`\`${command}\` takes no arguments, but was given ${args.join(' ')}.\n\n${text}`, 2);
}
