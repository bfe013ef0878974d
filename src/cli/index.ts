import { boundGarbage } from '../engine/bound-garbage.ts';
import { widenPool } from '../engine/widen-pool.ts';
import { endNow, endWhenDone } from './end-now.ts';
import { exitCodes } from './exit-codes.ts';
import { createStopping } from './interruption.ts';
import { createOutput, type Output } from './output.ts';
import { describeError, redact } from '../shared/redact.ts';
import { runProgram } from './program.ts';

widenPool();
boundGarbage();
const stopping = createStopping((line) => output.err(line));
const output: Output = createOutput(() => stopping.stop({ kind: 'closed' }));

/** A fault of ours is told in a sentence; SHOAL_DEBUG shows where it happened. */
function tellFault(error: unknown): void {
  const message = redact(error instanceof Error ? error.message : String(error));
  output.err(`Shoal has failed unexpectedly: ${message}. Please report this.`);
  if (process.env['SHOAL_DEBUG'] !== undefined) output.err(describeError(error));
}

process.on('uncaughtException', (error) => {
  tellFault(error);
  endNow(exitCodes.failed);
});

try {
  endWhenDone(await runProgram(process.argv.slice(2), output, stopping));
} catch (error) {
  tellFault(error);
  endWhenDone(exitCodes.failed);
}
