import { courtesyNoticeFaults } from './courtesy-notice.js';
import { greeceFaults } from './greece.js';
import { ksefFaults } from './ksef.js';
import type { MarkedInvoice, MarkFault, NationalMarks } from '../national-marks.js';
import { portugalFaults } from './portugal.js';
import { verifactuFaults } from './verifactu.js';

/** Why the marks cannot be on this invoice: a wrong form, a wrong check digit, or another seller, number, day or amount than the invoice's. */
export function markFaults(
  { verifactu, ksef, portugal, greece, courtesyNotice }: NationalMarks,
  invoice: MarkedInvoice,
): MarkFault[] {
  return [
    ...(verifactu ? verifactuFaults(verifactu, invoice) : []),
    ...(ksef ? ksefFaults(ksef, invoice) : []),
    ...(portugal ? portugalFaults(portugal, invoice) : []),
    ...(greece ? greeceFaults(greece, invoice) : []),
    ...(courtesyNotice ? courtesyNoticeFaults(courtesyNotice, invoice) : []),
  ];
}
