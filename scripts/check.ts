import { runChecks } from './checks.ts';
import { type CommandHelp, refuseArguments, saysHelp } from './process/arguments.ts';
import { listenForInterruption } from './process/interruption.ts';
import { isGood, sumCounts } from './report/counts.ts';

const HELP: CommandHelp = {
  command: 'npm run check',
  text: `npm run check
  looks at types, lint, format and unused code. It takes no options; \`npm run format\` mends the format.`,
};

export async function main(args: readonly string[]): Promise<number> {
  if (saysHelp(args, HELP)) return 0;
  refuseArguments(args, HELP);
  listenForInterruption();
  const results = await runChecks();
  return isGood(sumCounts(results.map(({ counts }) => counts))) ? 0 : 1;
}
