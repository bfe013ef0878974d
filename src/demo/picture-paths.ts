/** The path of picture number `index` on the server. Each number has a path of its own. */
export function picturePath(index: number): string {
  return `/pictures/picture-${String(index + 1).padStart(2, '0')}.png`;
}
