/** What one list's queue lets others know of itself. */
export interface SlotMember {
  /** Its downloads in slots. */
  readonly running: number;
  /** The most of a host that may run at once by its limits; null where none of the host waits or runs in it. */
  limitOf(host: string): number | null;
  /** Whether it leaves a host in peace at the moment. */
  isPaused(host: string): boolean;
  /** Whether what runs may never end, since its disk does not answer. */
  readonly isHeldUp: boolean;
  /** Slots may be free that were not: of a host, or of all where it is null. */
  wake(host: string | null): void;
}

/** One list's part in the slots that all share. */
export interface SlotShare {
  /** Whether all lists together leave a slot. */
  hasSlot(): boolean;
  /**
   * Whether all lists together leave one for a host.
   *
   * @param isFirst whether this list has none of the host, and nobody has said how many there may be
   */
  hasRoom(host: string, isFirst: boolean): boolean;
  took(host: string): void;
  /** A slot is free: offers it first to whoever has the fewest, itself included. */
  gave(host: string): void;
  /** The limit of a host is another one now. */
  changed(host: string): void;
  leave(): void;
}

/**
 * Lets the queues of several lists share what is bounded for all of them: so many downloads at once in all, and of each
 * host no more than the list allows that allows it the most. A host that one list leaves in peace is left in peace by all.
 *
 * A slot that becomes free is offered first to the list with the fewest running, so that a list that comes later has its
 * equal part as soon as downloads end, and nothing stands still where one list has nothing to do. A list alone is not
 * bounded by anything but its own limits. Where a host's limit was only found out, a list that has none of the host may
 * have one beside it. Slots of a list whose disk does not answer are not counted.
 */
export class SharedSlots {
  readonly #members = new Set<SlotMember>();
  readonly #runningOf = new Map<string, number>();
  #running = 0;
  #most: number;

  /** @param most downloads at once in all lists together */
  constructor(most = Infinity) {
    this.#most = most;
  }

  setMost(most: number): void {
    this.#most = most;
    this.#wakeAll(null);
  }

  /** Offers again what lists may not count on any more whose disks do not answer. To be called now and then. */
  lookAgain(): void {
    if ([...this.#members].some(({ isHeldUp }) => isHeldUp)) this.#wakeAll(null);
  }

  join(member: SlotMember): SlotShare {
    this.#members.add(member);
    return {
      hasSlot: () =>
        this.#members.size === 1 || this.#running < this.#most || this.#running - this.#heldUp < this.#most,
      hasRoom: (host, isFirst) => this.#members.size === 1 || this.#hasRoom(host, isFirst),
      took: (host) => {
        this.#running += 1;
        this.#runningOf.set(host, (this.#runningOf.get(host) ?? 0) + 1);
      },
      gave: (host) => {
        this.#running -= 1;
        const left = (this.#runningOf.get(host) ?? 1) - 1;
        if (left === 0) this.#runningOf.delete(host);
        else this.#runningOf.set(host, left);
        this.#wakeAll(host);
      },
      changed: (host) => {
        if (this.#members.size > 1) this.#wakeAll(host);
      },
      leave: () => {
        if (this.#members.delete(member)) this.#wakeAll(null);
      },
    };
  }

  get #heldUp(): number {
    return [...this.#members].reduce((sum, { isHeldUp, running }) => (isHeldUp ? sum + running : sum), 0);
  }

  #hasRoom(host: string, isFirst: boolean): boolean {
    let most = 0;
    for (const member of this.#members) {
      if (member.isPaused(host)) return false;
      most = Math.max(most, member.limitOf(host) ?? 0);
    }
    // Downloads that hang must not keep a whole list waiting for their time-out.
    return (this.#runningOf.get(host) ?? 0) < most || (isFirst && most > 1);
  }

  #wakeAll(host: string | null): void {
    if (this.#members.size === 1) {
      for (const member of this.#members) member.wake(host);
      return;
    }
    for (const member of [...this.#members].sort((a, b) => a.running - b.running)) member.wake(host);
  }
}
