/** One list's life, as `life-process.ts` is told it. */
export interface LifeOrder {
  /** A file of URLs, one per line. */
  list: string;
  /** Where the store and the images go. */
  folder: string;
  concurrency: number;
  /** So many downloads are measured, then everything is stopped. */
  downloads: number;
  /** Whether an earlier process has begun the list: then it is gone on with. */
  goesOn: boolean;
}

/** What each part of it took. Times in ms; bytes are those of the whole process. */
export interface Life {
  rows: number;
  /** Reading and understanding the file; 0 where it goes on. */
  parseMs: number;
  /** Storing the list and planning every name; where it goes on: reading it back, and looking what is here already. */
  prepareMs: number;
  /** From there to the first request. */
  startMs: number;
  /** CPU time of the process up to then: less than all the above where the machine is busy with other things. */
  readyCpuMs: number;
  /** CPU time of each download, all threads. */
  cpuMsEach: number;
  /** From the word to the last request at rest, and from there to the end of the record. */
  pauseMs: number;
  closeMs: number;
  /** Resident when downloading has begun, when it is stopped, and the most of all. */
  startBytes: number;
  endBytes: number;
  peakBytes: number;
}
