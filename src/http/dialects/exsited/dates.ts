import type { CivilDate } from '../../../invoices/invoice.js';
import type { Instant, TwinDate } from '../../../invoices/ledger/ledger.js';

/** A day as this dialect writes it: midnight UTC. */
export function day(date: CivilDate): string {
  return `${date}T00:00:00Z`;
}

export function dayOrNull(date: CivilDate | null): string | null {
  return date && day(date);
}

/** The alternate of a date. If none is stored, it equals the date. */
export function alternateDay({ date, alternate }: TwinDate): string | null {
  return dayOrNull(alternate ?? date);
}

/** An instant to the second. */
export function instant(value: Instant): string {
  return value.replace(/\.\d+Z$/, 'Z');
}

export function instantOrNull(value: Instant | null): string | null {
  return value && instant(value);
}
