import { areFileCallsUnderWay, isEndHeldUp } from '../engine/files/calls-under-way.ts';

/** A command that is done and still has a call to a disk under way waits so long for it, in ms. */
const patienceMs = 2000;

/**
 * Ends the process without waiting for anything. `process.exit` waits for threads that have not come back from the system;
 * they go with a process whose place another program takes, one that only ends with the same code. Windows cannot do that:
 * there the code is 1.
 */
export function endNow(exitCode: number): void {
  if (!isEndHeldUp()) process.exit(exitCode);
  process.emit('exit', exitCode); // who hid the cursor shows it again
  process.execve?.('/bin/sh', ['sh', '-c', `exit ${exitCode}`], {});
  process.kill(process.pid, 'SIGKILL');
}

/** Ends the process when nothing is left to do; a disk that does not answer, perhaps that of another list, is not waited for. */
export function endWhenDone(exitCode: number): void {
  process.exitCode = exitCode;
  setTimeout(() => {
    if (areFileCallsUnderWay()) endNow(exitCode);
  }, patienceMs).unref();
}
