import type { EInvoiceSyntax } from '../profiles.js';
import type { Place } from '../terms/place.js';
import type { EInvoice } from '../terms/terms.js';
import type { Facts } from './facts.js';

export type { Locate } from '../terms/place.js';

/** How bad it is to break a rule: `fatal` makes an invoice invalid. */
export type Severity = 'fatal' | 'warning' | 'information';

/** One rule of a standard, by the id that the standard gives it. */
export interface Rule {
  /** Such as `BR-CO-15`. */
  id: string;
  /** One for both syntaxes, or one for each where the official rules differ. */
  severity: Severity | Readonly<Record<EInvoiceSyntax, Severity>>;
  /** The only syntax that it is for; without one it is for both. */
  syntax?: EInvoiceSyntax;
  /** The terms that it looks at. */
  terms: readonly string[];
  /** One sentence in plain English: what must be true. */
  message: string;
  /** The places that break it; none: it holds. */
  broken: (invoice: EInvoice, facts: Facts) => Iterable<Place>;
}

/** A broken rule, as callers see it. */
export interface RuleFault {
  rule: string;
  severity: Severity;
  /** The business term or group, such as `BT-131`. */
  term: string;
  /** Where it stands in what was checked: a field of the import format, or an XPath. */
  path: string;
  message: string;
}
