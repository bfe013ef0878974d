const dayMs = 86_400_000;

/** `22:00`, and with its day where that is not within the next 24 hours: `Monday 08:00`. */
export function momentWords(
  at: number,
  now: number,
  dayNames: readonly string[],
  time: (at: number) => string,
): string {
  return at - now < dayMs ? time(at) : `${dayNames[new Date(at).getDay()] ?? ''} ${time(at)}`;
}
