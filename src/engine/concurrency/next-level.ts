/** A step up that brings less than this has gone past the best. */
const declines = 0.97;
/** Downloads that take so much longer than at the best stand in a queue somewhere (the gradient of TCP Vegas). */
const queued = 1.35;
/** A smaller step would tell nothing. */
const leastStep = 1.12;
/** How long nothing is tried when nothing is left to be tried: so many times what a download takes, within these bounds. */
const restMs = { least: 2000, most: 60_000, typical: 10 } as const;

export interface LevelBounds {
  /** How many times as long downloads take as the quickest did. */
  stretch: number;
  /** The most that may be tried now. */
  most: number;
  /** The least number at once that was refused last; Infinity for none. */
  refused: number;
}

/** Which number at once is tried next, by what came of those that were tried. */
export class NextLevel {
  /** Since something was kept or has changed. */
  #rejected = { up: false, down: false };
  /** Whether fewer at once have been tried, or can be told to be worse. */
  #knowsLower: boolean;
  /** A level above the present one that was worse. */
  #worseAt = Infinity;
  /** One below that was worse; 0 for none. */
  #worseBelow = 0;
  #rests = 0;

  /** @param knowsLower whether fewer at once are not tried merely to see whether they would do */
  constructor(knowsLower: boolean) {
    this.#knowsLower = knowsLower;
  }

  /** More at once have paid, or fewer are in force because they have to be. */
  lowerIsWorse(): void {
    this.#knowsLower = true;
  }

  upWasBetter(): void {
    this.#knowsLower = true;
    this.#rejected = { up: false, down: true };
    this.#rests = 0;
  }

  /** @param gain goodput at `limit` over that at the level before it */
  upWasInVain(limit: number, gain: number): void {
    this.#worseAt = gain < declines ? limit : Infinity;
    // On a plateau nothing in between is better either, and where it has been searched once that must do.
    this.#rejected.up = gain >= declines || this.#rests > 0;
  }

  downWasWorse(limit: number, from: number): void {
    this.#knowsLower = true;
    this.#worseBelow = limit;
    this.#rejected.down = this.#rests > 0 || from - limit < 2;
  }

  /** @param loss goodput at `from` over that at the lower level, which is kept */
  downWasAsGood(from: number, loss: number): void {
    this.#knowsLower = false;
    this.#rejected = { up: true, down: false };
    this.#worseAt = loss < declines ? from : Infinity;
    this.#rests = 0;
  }

  /** The line or the host is another: nothing that was found holds any more. */
  forget(): void {
    this.#reset();
    this.#rests = 0;
  }

  /**
   * Nothing is left to be tried for a while; afterwards everything may be tried again.
   *
   * @param typicalMs what a download takes
   * @returns how long, in ms: twice as long each time
   */
  rest(typicalMs: number): number {
    this.#reset();
    return Math.min(restMs.most, Math.max(restMs.least, typicalMs * restMs.typical) * 2 ** this.#rests++);
  }

  /** @returns null where there is nothing to try from `limit` */
  choose(limit: number, { stretch, most, refused }: LevelBounds): number | null {
    const least = Math.ceil(Math.sqrt(limit * this.#worseBelow));
    const mayFall = !this.#rejected.down && least < limit && limit > 1;
    if (mayFall && (stretch > queued || this.#worseBelow > 0)) {
      const eased = Math.ceil((limit / stretch) * 1.25);
      return Math.max(least, Math.ceil(limit / 2), Math.min(limit - 1, eased));
    }
    // Where more was refused once, it is tried again in small steps.
    const careful = refused > limit ? Math.max(refused, Math.ceil(limit * leastStep)) : Infinity;
    const bound = Math.min(most, this.#worseAt - 1, careful);
    const up = Math.min(bound, Math.ceil(this.#worseAt < Infinity ? Math.sqrt(limit * this.#worseAt) : limit * 1.5));
    if (!this.#rejected.up && up >= limit * leastStep) return up;
    return this.#knowsLower || !mayFall ? null : Math.min(limit - 1, Math.ceil(limit * 0.7));
  }

  #reset(): void {
    this.#rejected = { up: false, down: false };
    this.#worseAt = Infinity;
    this.#worseBelow = 0;
  }
}
