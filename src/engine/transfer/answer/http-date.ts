const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const fixdate = /^[a-z]{3}, (?<day>\d{2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/i;
/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const rfc850 = /^[a-z]{6,9}, (?<day>\d{2})-(?<month>[a-z]{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/i;
/** `Sun Nov  6 08:49:37 1994` */
const asctime = /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/i;

/**
 * Reads a date of HTTP in any of its three forms (RFC 9110 §5.6.7). `Date.parse` would take much that is none ("soon 5"
 * is a day in May 2001) and the third form for local time.
 *
 * @returns milliseconds since the epoch; null for anything else
 */
export function parseHttpDate(text: string): number | null {
  const parts = (fixdate.exec(text) ?? rfc850.exec(text) ?? asctime.exec(text))?.groups;
  if (parts === undefined) return null;
  const { day = '', month = '', year = '', time = '' } = parts;
  const monthIndex = months.indexOf(month.toLowerCase());
  const [hours = 99, minutes = 99, seconds = 99] = time.split(':').map(Number);
  if (monthIndex === -1 || hours > 23 || minutes > 59 || seconds > 60) return null; // 60: a leap second
  const fullYear = year.length === 2 ? nearCentury(Number(year)) : Number(year);
  const at = Date.UTC(fullYear, monthIndex, Number(day), hours, minutes, seconds);
  return new Date(Date.UTC(fullYear, monthIndex, Number(day))).getUTCDate() === Number(day) ? at : null;
}

/** A two-digit year that would lie more than 50 years ahead means the past (RFC 9110 §5.6.7). */
function nearCentury(year: number): number {
  const now = new Date().getUTCFullYear();
  const inThisCentury = Math.floor(now / 100) * 100 + year;
  return inThisCentury > now + 50 ? inThisCentury - 100 : inThisCentury;
}
