import { cutToBytes, maxNameBytes } from './cut-to-bytes.ts';
import { type ImageType, splitName, withImageExtension } from './image-extension.ts';
import type { NamePlan } from './name-plan.ts';
import { joinPath, splitPath } from './relative-path.ts';

/**
 * The path that a complete file asks for: the planned one with the extension that fits its bytes. A wrong extension gives
 * way, unless other files of the list share the stem: `a.png` and `a.gif` that both hold JPEGs become `a.png.jpg` and
 * `a.gif.jpg`, so that it does not matter which of them is there first.
 */
export function finalPath(plan: NamePlan, planned: string, type: ImageType): string {
  const { folder, name } = splitPath(planned);
  const right = withImageExtension(name, type);
  if (right === name || splitName(name).extension === '' || !plan.sharesStem(planned)) return joinPath(folder, right);
  const extension = `.${type}`;
  return joinPath(folder, cutToBytes(name, maxNameBytes - extension.length) + extension);
}
