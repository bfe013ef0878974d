/** Something that the person must change before anything can start; told in a sentence, with exit code 2. Holds no credentials. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
