import { silentSince } from './disks.ts';

/** Requests to Node's pool, as `process.getActiveResourcesInfo` calls them. */
const fileRequests = /^(?:FSReq|CloseReq)/;
const lookUps = /^GetAddrInfoReq/;

/** Whether a call to a file system has not come back. On a dead network share it never does. */
export function areFileCallsUnderWay(): boolean {
  return silentSince() !== null || isUnderWay(fileRequests);
}

/**
 * Whether something is under way for which a process waits that ends in the ordinary way: `process.exit` waits for the threads
 * that make calls to a file system or look up a host, however long that takes.
 */
export function isEndHeldUp(): boolean {
  return areFileCallsUnderWay() || isUnderWay(lookUps);
}

const isUnderWay = (kind: RegExp): boolean => process.getActiveResourcesInfo().some((name) => kind.test(name));
