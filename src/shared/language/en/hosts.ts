import { formatFor } from '../../format.ts';

const { clock, count, countOf } = formatFor('en');

/** How each host does. */
export const hosts = {
  /** What is wrong with a host that is left in peace, in a word or two; after "is", and on its own. */
  trouble: {
    busy: (status: number): string => `busy (${status})`,
    notFound: 'not found',
    refusing: 'refusing connections',
    breakingOff: 'breaking connections off',
    outOfReach: 'out of reach',
    silent: 'not answering',
  },
  goesOnIn: (ms: number): string => `goes on in ${clock(ms)}`,
  tryingAgain: 'trying again',

  hosts: 'Hosts',
  none: 'No host has been asked for anything yet.',
  /** What a start before this one has counted is in no host's figures. */
  number: (number: number): string => `${countOf(number, 'host', 'hosts')}, since the list last began`,
  columns: {
    host: 'Host',
    atOnce: 'At once',
    firstByte: 'First byte',
    within95: '95 % within',
    goodput: 'Goodput',
    saved: 'Saved',
    state: 'State',
  },
  hints: {
    firstByte: "From a download's slot to the first byte of the answer, half of them within",
    within95: '95 of 100 answers began within',
    goodput: 'Saved bytes, over the last five seconds',
  },
  /** Stands behind the number of active downloads. */
  ofLimit: (limit: number): string => `of ${count(limit)}`,
  answering: 'Answering',
  idle: 'Idle',
  paused: 'Paused',
  pausedFor: (ms: number): string => `Paused, ${clock(ms)}`,
  probing: 'Trying again',
  recovering: 'Recovering',
  givenUp: 'Given up',
};
