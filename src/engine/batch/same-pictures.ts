import type { DownloadId } from '../../shared/download.ts';
import { NumberMap } from '../../shared/number-map.ts';
import { sha256Start } from '../../shared/wire/pack-state.ts';

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
  /** Counts one of which all that there is to tell was told. @param start see `sha256Start` */
  addEarlier(id: DownloadId, start: number): void;
  /** What of all groups was not told with its present number. */
  rest(): SamePicture[];
}

interface Group {
  ids: DownloadId[];
  /** How many there were when all were told. */
  told: number;
}

/** @param sha256Of of a picture that was added; undefined where it is not there any more */
export function createSamePictures(sha256Of: (id: DownloadId) => string | undefined): SamePictures {
  // Most pictures are alone: they need no group, and of a million of them no more than the beginnings of their hashes.
  const first = new NumberMap();
  const groups = new Map<string, Group>();

  const tell = (group: Group): SamePicture[] => {
    group.told = group.ids.length;
    return group.ids.map((id) => ({ id, others: group.ids.length - 1 }));
  };
  /** The group that a picture joins; null where it is the first of its kind. */
  const groupFor = (id: DownloadId, sha256: string): Group | null => {
    const known = groups.get(sha256);
    if (known !== undefined) return known;
    const start = sha256Start(sha256);
    const other = first.get(start);
    if (other === undefined || sha256Of(other) !== sha256) {
      first.set(start, id);
      return null;
    }
    const group = { ids: [other], told: 0 };
    groups.set(sha256, group);
    return group;
  };
  const add: SamePictures['add'] = (id, sha256) => {
    const group = groupFor(id, sha256);
    if (group === null) return [];
    group.ids.push(id);
    const count = group.ids.length;
    if (count < placeholderFrom) return [];
    return count >= 2 * group.told ? tell(group) : [{ id, others: count - 1 }];
  };
  return {
    add,
    addEarlier(id, start) {
      const sha256 = first.get(start) === undefined ? undefined : sha256Of(id);
      if (sha256 === undefined) first.set(start, id);
      else add(id, sha256);
    },
    rest() {
      const grown = [...groups.values()].filter(({ ids, told }) => ids.length >= placeholderFrom && ids.length > told);
      return grown.flatMap(tell);
    },
  };
}
