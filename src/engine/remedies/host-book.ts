import { type HostRemedies, inOrder, type Remedy } from '../../shared/remedies/remedy.ts';

/** So many downloads at once a host may have with the remedy `fewer`. */
const fewAtOnce = 2;

const none: readonly Remedy[] = [];

/** Which remedies are in force for which hosts of a batch. */
export class HostBook {
  readonly #hosts = new Map<string, readonly Remedy[]>();
  readonly #limit: (host: string, atOnce: number | null) => void;

  /** @param limit how many downloads of a host may run at once; null: that is not said */
  constructor(hosts: readonly HostRemedies[], limit: (host: string, atOnce: number | null) => void) {
    this.#limit = limit;
    for (const { host, remedies } of hosts) this.set(host, remedies);
  }

  /** @param trial one that is tried beside them */
  of(host: string, trial: Remedy | null = null): readonly Remedy[] {
    if (this.#hosts.size === 0 && trial === null) return none;
    const applied = this.#hosts.get(host) ?? none;
    return trial === null ? applied : inOrder([...applied, trial]);
  }

  all(): HostRemedies[] {
    return [...this.#hosts].map(([host, remedies]) => ({ host, remedies }));
  }

  /** @param remedies in place of those that the host has; none takes all of them away */
  set(host: string, remedies: readonly Remedy[]): void {
    const ordered = inOrder(remedies);
    if (ordered.length === 0) this.#hosts.delete(host);
    else this.#hosts.set(host, ordered);
    this.#limit(host, ordered.includes('fewer') ? fewAtOnce : null);
  }
}
