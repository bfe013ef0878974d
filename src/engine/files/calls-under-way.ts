import { fileThread } from './file-thread.ts';

/** Requests to Node's pool that may never come back, as `process.getActiveResourcesInfo` calls them. */
const requests = /^(?:FSReq|CloseReq|GetAddrInfoReq)/;

/**
 * Whether a call to a file system, or for the address of a host, has not come back. As long as one has not, a process does
 * not end in the ordinary way: `process.exit` waits for the threads that make it. On a dead network share that is for ever.
 */
export function areCallsUnderWay(): boolean {
  return fileThread.silentSince !== null || process.getActiveResourcesInfo().some((name) => requests.test(name));
}
