/** Of the difference between what was thought and what is seen, so much is taken over. */
const share = 0.25;
/** A rank must be so wrong before it is changed: answers vary, and with every change the queue is in another order. */
const slack = 0.75;

/**
 * Learns how long each host takes to answer and ranks it by that: one rank for each doubling of the time. Hosts that are
 * about as quick have the same rank, so that their items stay in the order of the list.
 */
export interface HostRanks {
  /** @param ms from the slot to the first byte */
  answered(host: string, ms: number): void;
}

/** @param rank called when a host is to have another rank: the base-two logarithm of its milliseconds, rounded */
export function createHostRanks(rank: (host: string, rank: number) => void): HostRanks {
  const hosts = new Map<string, { log: number; rank: number }>();
  return {
    answered(host, ms) {
      const log = Math.log2(Math.max(1, ms));
      const known = hosts.get(host);
      if (known === undefined) {
        const first = { log, rank: Math.round(log) };
        hosts.set(host, first);
        rank(host, first.rank);
        return;
      }
      known.log += (log - known.log) * share;
      if (Math.abs(known.log - known.rank) <= slack) return;
      known.rank = Math.round(known.log);
      rank(host, known.rank);
    },
  };
}
