import type { Report, Rule } from '../rules/rule.js';
import type { PrintedSubject } from './printed-sample.js';

/** One kind of mistake that only the printed page shows. */
export interface PrintedRule extends Omit<Rule, 'check'> {
  check(subject: PrintedSubject, report: Report): void;
}
