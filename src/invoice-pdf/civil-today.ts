import type { CivilDate } from '../invoices/invoice.js';

/** The day it is in a time zone. @param timeZone IANA name; one that this host does not know counts as UTC */
export function civilToday(now: Date, timeZone: string): CivilDate {
  try {
    return format(now, timeZone);
  } catch {
    return format(now, 'UTC');
  }
}

/** Swedish writes dates as ISO 8601 does. */
function format(now: Date, timeZone: string): CivilDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
