/** Remembers of each host whether its last answers were refusals (429 or 503). */
export interface BusyRecord {
  /** The host has answered a download properly. May be told more than once in a row. */
  served(host: string, id: number): void;
  refused(host: string): void;
  /** Whether the host has ever answered properly. */
  hasServed(host: string): boolean;
  /** Whether more than half of the last ten answers were refusals, or of all where there were fewer. */
  isMostlyBusy(host: string): boolean;
  clear(): void;
}

const kept = 10;

interface Answers {
  /** One bit each, the last answer's lowest; set for a refusal. */
  bits: number;
  count: number;
  lastServed: number | null;
}

export function createBusyRecord(): BusyRecord {
  const hosts = new Map<string, Answers>();
  const answersOf = (host: string): Answers => {
    let answers = hosts.get(host);
    if (answers === undefined) {
      answers = { bits: 0, count: 0, lastServed: null };
      hosts.set(host, answers);
    }
    return answers;
  };
  const add = (answers: Answers, bit: 0 | 1): void => {
    answers.bits = ((answers.bits << 1) | bit) & ((1 << kept) - 1);
    answers.count = Math.min(kept, answers.count + 1);
  };
  return {
    served(host, id) {
      const answers = answersOf(host);
      if (answers.lastServed === id) return;
      answers.lastServed = id;
      add(answers, 0);
    },
    refused: (host) => add(answersOf(host), 1),
    hasServed: (host) => (hosts.get(host)?.lastServed ?? null) !== null,
    isMostlyBusy(host) {
      const { bits, count } = answersOf(host);
      let refusals = 0;
      for (let left = bits; left > 0; left >>= 1) refusals += left & 1;
      return refusals * 2 > count;
    },
    clear: () => hosts.clear(),
  };
}
