import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Help } from 'commander';
import { visibleText, withoutCredentials } from '../shared/url-list/visible-text.ts';
import { compare } from './compare/compare-command.ts';
import { addCompareOptions, type RawCompareOptions, readCompareOptions } from './options/compare-options.ts';
import { demo, type DemoOptions } from './demo-command.ts';
import { linesOf } from './display/fit-text.ts';
import { tellErr } from './display/tell.ts';
import { exitCodes } from './exit-codes.ts';
import { get } from './get/get-command.ts';
import { addGetOptions, type RawGetOptions, readGetOptions } from './options/get-options.ts';
import type { Stopping } from './interruption.ts';
import { readManifestPath, readText } from './options/option-values.ts';
import { adviceOn } from './options/other-tools.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';
import { verify } from './verify/verify-command.ts';

const getExamples = `
Examples:
  shoal get https://example.com/a.jpg https://example.com/b.jpg --to pictures
  shoal get --list urls.txt --to pictures --concurrency 32 --per-host 8
  shoal get 'https://example.com/photo[001-120].jpg' --to pictures
  curl -s https://example.com/list.txt | shoal get --list - --to pictures --json

The same command again saves only what is missing.
Exit code: 0 nothing failed, 1 something did, 2 wrong usage, 130 interrupted.`;

const examples = `
Examples:
  shoal demo
  shoal get --list urls.txt --to pictures --manifest pictures.jsonl
  shoal verify pictures.jsonl
  shoal get --help`;

const compareExamples = `
Examples:
  shoal compare --list urls.txt
  shoal compare --list urls.txt --concurrency 32 --sample 100 --rounds 5
  shoal compare --list urls.txt --sample 100 --sweep

Every run asks for all of the images again. Nothing is kept.
Exit code: 0 compared, 1 not comparable, 2 wrong usage, 130 interrupted.`;

const verifyExamples = `
Examples:
  shoal verify pictures.jsonl
  shoal verify pictures.csv --in /mnt/backup/pictures

Exit code: 0 all is as the manifest says, 1 something is missing, changed or
extra, 2 wrong usage.`;

/**
 * Runs the command that the arguments name.
 *
 * @param args without the executable and the script
 * @returns the exit code
 */
export async function runProgram(args: readonly string[], output: Output, stopping: Stopping): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const version = readVersion();
  let asked = 'shoal';

  const program = new Command('shoal')
    .description('Download a list of images, many at once, and see what that saved.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: () => undefined,
      getOutHelpWidth: () => output.outColumns ?? 80,
    })
    .configureHelp({ formatItem: formatHelpItem });

  const getCommand = program
    .command('get')
    .description('Download images into a folder.')
    .usage('[URL ...] [--list FILE|-] --to DIR [options]')
    .argument('[URL...]', 'addresses of images; ranges such as [001-120] and [a-f] are counted out')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', getExamples)
    .action(async (urls: string[], raw: RawGetOptions) => {
      exitCode = await get(readGetOptions(urls, raw, `Shoal/${version}`), output, stopping);
    });
  addGetOptions(getCommand);

  const compareCommand = program
    .command('compare')
    .description('Measure what downloading many at once gains for a list.')
    .usage('[URL ...] [--list FILE|-] [options]')
    .argument('[URL...]', 'addresses of images; ranges such as [001-120] and [a-f] are counted out')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', compareExamples)
    .action(async (urls: string[], raw: RawCompareOptions) => {
      exitCode = await compare(readCompareOptions(urls, raw, `Shoal/${version}`), output, stopping);
    });
  addCompareOptions(compareCommand);

  program
    .command('verify')
    .description('Compare a folder with the manifest of a download.')
    .argument('<manifest>', 'FILE.jsonl or FILE.csv, as written by shoal get --manifest')
    .option('--in <dir>', 'where the images are; without it the folder that the manifest names')
    .option('--json', 'one JSON object per line on standard output')
    .option('--quiet', 'nothing but what is wrong')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', verifyExamples)
    .action(async (path: string, raw: { in?: string; json?: boolean; quiet?: boolean }) => {
      const manifest = readManifestPath('MANIFEST', path);
      const folder = raw.in === undefined ? null : readText('--in', raw.in);
      const { json = false, quiet = false } = raw;
      exitCode = await verify({ manifest, folder, json, quiet }, output, stopping);
    });

  program
    .command('demo')
    .description('See it work: pictures made on this computer, one at a time and then 16 at once.')
    .option('--keep <dir>', 'save the pictures there; without it they are removed again')
    .option('--json', 'one JSON object per line on standard output, everything else on standard error')
    .helpOption('-h, --help', 'print this help')
    .action(async ({ keep, json = false }: { keep?: string; json?: boolean }) => {
      const options: DemoOptions = { keep: keep === undefined ? null : readText('--keep', keep), json };
      exitCode = await demo(options, output, stopping);
    });
  program.hook('preSubcommand', (_program, command) => void (asked = `shoal ${command.name()}`));

  try {
    if (args.length === 0) throw new UsageError('Say what to do: shoal get, or shoal demo to see it work.');
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    if (error instanceof CommanderError)
      tellErr(`${asked}: ${sentenceOf(error, args)} See \`${asked} --help\`.`, output);
    else if (error instanceof UsageError) tellErr(`${asked}: ${error.message}`, output);
    else throw error;
    return exitCodes.usage;
  }
  return exitCode;
}

/** An option and what it does: side by side as usual, below each other where commander would leave the text unbroken. */
function formatHelpItem(term: string, termWidth: number, description: string, helper: Help): string {
  const columns = helper.helpWidth ?? 80;
  if (description === '' || columns - termWidth - 4 >= helper.minWidthToWrap) {
    return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  }
  return [`  ${term}`, ...linesOf(`      ${description}`, columns)].join('\n');
}

/** `error: unknown option '--too'\n(Did you mean --to?)` as a sentence. */
function sentenceOf({ code, message }: CommanderError, args: readonly string[]): string {
  // Help for a command that is none would be shown, and has no words of its own.
  if (code === 'commander.help') return visibleText(`Unknown command '${args[1] ?? ''}'.`);
  const [first = '', ...rest] = message
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .split('\n');
  const like = rest.map((line) => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const advice =
    code === 'commander.unknownCommand' ? adviceOnCommand(args[0]) : adviceOn(/'(.*)'/.exec(first)?.[1] ?? '');
  const hint = advice ?? like;
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}.${hint === '' ? '' : ` ${hint}`}`;
  return visibleText(withoutCredentials(sentence));
}

/** For who gives what is to be downloaded, and no command. */
function adviceOnCommand(given = ''): string | null {
  if (/^https?:\/\//i.test(given)) return 'Images are downloaded with `shoal get URL --to DIR`.';
  return isFile(given) ? `A list is downloaded with \`shoal get --list ${given} --to DIR\`.` : null;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // also for what no file can be called, as a whole list in place of a command
  }
}

/** The package's own; two folders up from here, built or not. */
function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  const { version }: { version?: unknown } = JSON.parse(text);
  return typeof version === 'string' ? version : '0';
}
