/** What is given for one list only, because it may be secret. Kept until that list is finished, and shown to nobody again. */
export interface ListSecrets {
  /** As `readListIdentity` takes it. */
  headers: string;
  /** `user:password` of the proxy in the settings; empty where it wants none. */
  proxyLogin: string;
}

export const noSecrets: ListSecrets = { headers: '', proxyLogin: '' };

/** The longest that is taken, in characters. */
export const secretsLimits = { headers: 100_000, proxyLogin: 1000 } as const;

/** A file that main knows the path of. */
export interface ChosenFile {
  name: string;
  /** What is in it: `12 cookies`. */
  contents: string;
}

/** The files that the next list uses. Cookies are for one list, certificates are remembered. */
export interface OptionFiles {
  cookies: ChosenFile | null;
  certificates: ChosenFile | null;
}

export type OptionFileKind = keyof OptionFiles;

/** How many names are shown while a template is typed. */
export const previewCount = 5;
