const ascii = /^[\0-\u007f]*$/;

/**
 * A key that is equal for two names that some file system takes for the same: it does not tell upper from lower case
 * (NTFS, APFS, exFAT) nor composed from decomposed characters (APFS, HFS+). Names equal on none of them may share a key
 * (`ß` and `ss`), which costs a number; names equal on one of them never differ. For comparing only, never for showing.
 */
export function foldName(name: string): string {
  if (ascii.test(name)) return name.toUpperCase();
  // Lower case first, because some letters have only one of the two ways: ẞ becomes ß, then SS.
  return name.normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');
}
