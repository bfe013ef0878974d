import type { DownloadId } from '../../shared/download.ts';

/**
 * From so many different URLs on, the same bytes are no picture that a list has twice, but one that a site sends in place
 * of those that it does not have: "image not available", a logo, a dot.
 */
const placeholderFrom = 5;

/** A picture that is the same as so many others of its batch. */
export interface SamePicture {
  id: DownloadId;
  others: number;
}

/** Counts pictures of the same bytes. */
export interface SamePictures {
  /** @returns what has become news with this picture: while a group grows, all of it only each time that it has doubled */
  add(id: DownloadId, sha256: string): SamePicture[];
  /** What of all groups was not told with its present number. */
  rest(): SamePicture[];
}

interface Group {
  ids: DownloadId[];
  /** How many there were when all were told. */
  told: number;
}

export function createSamePictures(): SamePictures {
  // Most pictures are alone: they need no group.
  const first = new Map<string, DownloadId>();
  const groups = new Map<string, Group>();

  const tell = (group: Group): SamePicture[] => {
    group.told = group.ids.length;
    return group.ids.map((id) => ({ id, others: group.ids.length - 1 }));
  };
  return {
    add(id, sha256) {
      const known = first.get(sha256);
      if (known === undefined) {
        first.set(sha256, id);
        return [];
      }
      const group = groups.get(sha256) ?? { ids: [known], told: 0 };
      groups.set(sha256, group);
      group.ids.push(id);
      const count = group.ids.length;
      if (count < placeholderFrom) return [];
      return count >= 2 * group.told ? tell(group) : [{ id, others: count - 1 }];
    },
    rest() {
      const grown = [...groups.values()].filter(({ ids, told }) => ids.length >= placeholderFrom && ids.length > told);
      return grown.flatMap(tell);
    },
  };
}
