// What every JavaScript runtime of ours has and the ES library does not name. The shared layer knows neither Node nor the DOM.
declare class URL {
  constructor(url: string, base?: string);
  static parse(url: string, base?: string): URL | null;
  href: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  readonly origin: string;
  readonly searchParams: Iterable<[name: string, value: string]>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

/** @throws for what is no base64 */
declare function atob(base64: string): string;
declare function btoa(bytes: string): string;
