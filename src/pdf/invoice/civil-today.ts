import type { CivilDate } from '../../invoices/invoice.js';

/** Formats are slow to create; there are about 600 time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Today in a time zone. @param timeZone IANA name; a zone that this host does not know counts as UTC */
export function civilToday(now: Date, timeZone: string): CivilDate {
  try {
    return formatOf(timeZone).format(now);
  } catch {
    return formatOf('UTC').format(now);
  }
}

/** Swedish writes dates as ISO 8601 does. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format;
}
