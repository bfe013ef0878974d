import { homedir, release } from 'node:os';
import { app, clipboard } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import { runtimeName } from '../runtime-name.ts';
import type { BatchSession } from '../session/batch-session.ts';
import type { Notices } from '../window/notices.ts';
import { diagnosticsText } from './diagnostics.ts';
import { messages } from '../language.ts';
import type { LogFile } from './log-file.ts';

/** How much of the log somebody pastes into a report, in characters. */
const logLength = 20_000;

export interface DiagnosticsParts {
  settings: Settings;
  session: BatchSession;
  logFile: LogFile;
  notices: Notices;
}

/** Puts into the clipboard what a report needs, and says so. */
export async function copyDiagnostics({ settings, session, logFile, notices }: DiagnosticsParts): Promise<void> {
  await clipboard.writeText(
    diagnosticsText({
      version: app.getVersion(),
      runtime: runtimeName(),
      system: `${process.platform} ${process.arch} ${release()}`,
      settings,
      counts: session.shown?.batch.totals().counts ?? null,
      log: logFile.tail(logLength),
      home: homedir(),
    }),
  );
  const { diagnostics, diagnosticsTitle } = messages().main;
  notices.tell(diagnostics, diagnosticsTitle);
}
