import type { Invoice } from '../../../invoices/invoice.js';
import type { Profile } from '../../profiles.js';
import type { Severity } from '../../rules/rule.js';

/** Something that breaks a rule of ours. */
export interface Breach {
  /** The business term or group, such as `BG-30`. */
  term: string;
  /** The field of the import format, such as `lines[2].furtherTaxes`. */
  path: string;
}

/** One rule about what the model of an invoice holds and the standard cannot say. */
export interface BeyondRule {
  /** Such as `PRESS-01`. */
  id: string;
  severity: Severity;
  /** One sentence in plain English: what must be true. */
  message: string;
  broken: (invoice: Invoice, profile: Profile) => Iterable<Breach>;
}
