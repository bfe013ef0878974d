import path from 'node:path';
import { whyNoBrowser } from './browser/ensure-browser.ts';
import { type CommandHelp, saysHelp } from './process/arguments.ts';
import { listenForInterruption } from './process/interruption.ts';
import { runProcess } from './process/run-process.ts';
import { Stop } from './process/stop.ts';
import { ROOT, packageFolder } from './project.ts';
import { chooseRuntime } from './runtime/choose-runtime.ts';
import { gatherFacts, isRoot } from './runtime/gather-facts.ts';

const HELP: CommandHelp = {
  command: 'npm run dev',
  text: `npm run dev -- [arguments]
  shows the app with a window that reloads at each change. Arguments go to electron-vite; \`npx electron-vite dev --help\` lists them.`,
};

/** electron-vite's development server, which reloads the window and restarts main, on whatever can show the app here. */
export async function main(args: readonly string[]): Promise<number> {
  if (saysHelp(args, HELP)) return 0;
  listenForInterruption();
  const runtime = chooseRuntime(await gatherFacts({ standIn: false, retryDownload: false }));
  const env: NodeJS.ProcessEnv = { ...process.env };
  switch (runtime.kind) {
    case 'electron':
      env['ELECTRON_EXEC_PATH'] = runtime.binary.path;
      if (isRoot()) env['NO_SANDBOX'] = '1';
      break;
    case 'stand-in':
      if (process.platform === 'win32') {
        throw new Stop(`Electron is not used: ${runtime.because}. electron-vite cannot run the stand-in on Windows.`);
      }
      console.log(`Electron is not used: ${runtime.because}. Shoal runs in the stand-in.`);
      env['ELECTRON_EXEC_PATH'] = path.join(ROOT, 'standin', 'dist', 'electron');
      env['SHOAL_BROWSER'] = runtime.browser.path;
      break;
    case 'terminal':
      throw new Stop(`There is no display (${runtime.because}), and development needs the window.`);
    case 'none':
      throw new Stop(`Electron is not used: ${runtime.because}.\n${whyNoBrowser()}`);
  }
  const electronVite = path.join(packageFolder('electron-vite'), 'bin', 'electron-vite.js');
  const outcome = await runProcess(process.execPath, { args: [electronVite, 'dev', ...args], cwd: ROOT, env });
  return outcome.kind === 'exited' ? outcome.code : 1;
}
