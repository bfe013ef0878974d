import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build.ts';
import { findElectron } from './electron/binary.ts';
import { builderConfig } from './package/builder-config.ts';
import { wrongFuses } from './package/fuse-wire.ts';
import { drawIcons, staleIcons } from './package/icons.ts';
import { stageApp } from './package/stage.ts';
import { ensureTools, TOOLS } from './package/tools.ts';
import { type CommandHelp, saysHelp } from './process/arguments.ts';
import { listenForInterruption } from './process/interruption.ts';
import { runProcess } from './process/run-process.ts';
import { Stop } from './process/stop.ts';
import { ROOT, installedVersion } from './project.ts';

const OUTPUT = path.join(ROOT, 'out', 'package');

const HELP: CommandHelp = {
  command: 'npm run package',
  text: `npm run package -- [arguments]
  makes the installers of this system into out/package. Arguments go to electron-builder:
  npm run package -- --dir     unpacked folders only
  docs/packaging.md says the rest.`,
};

/**
 * Makes the installers of this system, for both architectures, into out/package. Arguments go to electron-builder:
 * `npm run package -- --dir` makes folders only. docs/packaging.md says the rest.
 */
export async function main(args: readonly string[]): Promise<number> {
  if (saysHelp(args, HELP)) return 0;
  listenForInterruption();
  const electron = findElectron(process.env);
  if (electron === undefined) {
    throw new Stop(
      `Electron's binary is not here, and without it there is nothing to pack the app into: \`node node_modules/electron/install.js\` downloads Electron ${installedVersion('electron')}, or ELECTRON_OVERRIDE_DIST_PATH names a folder that has it.`,
    );
  }
  await buildIfStale();
  const app = path.join(OUTPUT, 'app');
  const files = await stageApp(app);
  console.log(`The app's content is ready: ${files.length} files in ${app}`);
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const paths = { app, output: path.join(OUTPUT, 'dist'), resources: path.join(ROOT, 'build') };
  const config = builderConfig(given ? { ...paths, electronDist: given } : paths, electron.version);
  const configFile = path.join(OUTPUT, 'electron-builder.json');
  writeFileSync(configFile, `${JSON.stringify(config, null, 2)}\n`);
  await ensureTools();
  if (staleIcons()) await drawIcons();
  rmSync(paths.output, { recursive: true, force: true });
  const builder = path.join(TOOLS, 'node_modules', 'electron-builder', 'cli.js');
  const targets = given ? [`--${process.arch}`] : ['--x64', '--arm64'];
  const outcome = await runProcess(process.execPath, {
    args: [builder, '--config', configFile, '--projectDir', ROOT, '--publish', 'never', ...targets, ...args],
    cwd: ROOT,
  });
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    throw new Stop('The packages could not be made; the reason is above.');
  checkFuses(paths.output);
  return 0;
}

/** Reads the fuses back from every program that was packed. */
function checkFuses(output: string): void {
  const programs = readdirSync(output).flatMap((name) => programsIn(path.join(output, name)));
  if (programs.length === 0)
    throw new Stop(`No packed program was found in ${output}, so that its fuses cannot be read.`);
  for (const program of programs) {
    const wrong = wrongFuses(program);
    if (wrong.length > 0) throw new Stop(`The fuses of ${program} are not as they should be: ${wrong.join(', ')}.`);
    console.log(`The fuses of ${path.relative(ROOT, program)} are as they should be.`);
  }
}

/** Where electron-builder leaves an unpacked app, by system. */
function programsIn(folder: string): string[] {
  const framework = 'Shoal.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Electron Framework';
  return ['shoal', 'Shoal.exe', framework].map((name) => path.join(folder, name)).filter((file) => existsSync(file));
}
