/** Limits of hosts that several set: the lowest is in force. */
export interface HostLimits<Who extends string> {
  /** @param limit null takes this one away */
  set(who: Who, host: string, limit: number | null): void;
  /** What is in force; null for none. */
  of(host: string): number | null;
}

/** @param apply called when another limit is in force for a host */
export function createHostLimits<Who extends string>(
  apply: (host: string, limit: number | null) => void,
): HostLimits<Who> {
  const hosts = new Map<string, Map<Who, number>>();
  const limitOf = (host: string): number | null => {
    const limits = hosts.get(host);
    return limits === undefined ? null : Math.min(...limits.values());
  };
  return {
    set(who, host, limit) {
      const before = limitOf(host);
      const limits = hosts.get(host) ?? new Map<Who, number>();
      if (limit === null) limits.delete(who);
      else limits.set(who, limit);
      if (limits.size === 0) hosts.delete(host);
      else hosts.set(host, limits);
      const now = limitOf(host);
      if (now !== before) apply(host, now);
    },
    of: limitOf,
  };
}
