/** Ending of every incomplete file, so that a person (and the next start) can tell them. */
export const partSuffix = '.shoal-part';

/** A part file of a batch, known by its row and a mark that no other file of the row has had. Hidden on Unix. */
export function partName(batchId: string, row: number, mark: string): string {
  return `.${batchId}-${row}-${mark}${partSuffix}`;
}

/** Whether an entry of a folder is a part file of the batch. */
export function isPartOf(batchId: string, name: string): boolean {
  return name.startsWith(`.${batchId}-`) && name.endsWith(partSuffix);
}

/** What the name of a folder begins with that a measured run of a batch is downloaded into. */
export const scratchPrefix = (batchId: string): string => `.shoal-compare-${batchId}-`;
