export interface NamePlan {
  reserve(name: string): string;
  release(name: string): void;
  has(name: string): boolean;
}
export function fileNameFromUrl(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  let decoded = last;
  try {
    decoded = decodeURIComponent(last);
  } catch {
    // kept as it stands
  }
  return decoded.replace(/[^\p{L}\p{N}. _()-]/gu, '_').replace(/^\.+/, '') || 'image';
}
export function withImageExtension(name: string, type: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  if (extension === type || (type === 'jpg' && extension === 'jpeg')) return name;
  return /^(jpe?g|png|gif|webp|avif|bmp|tiff?|svg|ico|heic|jxl)$/.test(extension)
    ? `${name.slice(0, dot)}.${type}`
    : `${name}.${type}`;
}
export function createNamePlan(taken: Iterable<string> = []): NamePlan {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  const next = new Map<string, number>();
  return {
    reserve(name) {
      const dot = name.lastIndexOf('.');
      let candidate = name;
      for (let n = next.get(name) ?? 1; used.has(candidate.toLowerCase()); n++) {
        candidate = dot > 0 ? `${name.slice(0, dot)} (${n})${name.slice(dot)}` : `${name} (${n})`;
        next.set(name, n + 1);
      }
      used.add(candidate.toLowerCase());
      return candidate;
    },
    release: (name) => void used.delete(name.toLowerCase()),
    has: (name) => used.has(name.toLowerCase()),
  };
}
