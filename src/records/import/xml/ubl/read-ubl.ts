import type { XmlElement } from '../../../../xml/element.js';
import type { InvoiceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { ublDelivery } from './delivery.js';
import { ublDocuments } from './documents.js';
import { ublHeader } from './header.js';
import { ublParties } from './parties.js';
import { ublPaymentMeans, ublThirdPartyPayments, ublWithholdingTaxes } from './payment.js';
import { ublDocumentAllowances } from './taxed.js';
import { ublTotals } from './totals.js';

/** An invoice or credit note of UBL 2.1, without its lines. */
export function readUbl(root: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const header = ublHeader(root, reading);
  return {
    ...header,
    ...ublParties(root, reading),
    delivery: ublDelivery(root, reading),
    paymentMeans: ublPaymentMeans(root, reading),
    supportingDocuments: ublDocuments(root, reading),
    allowancesAndCharges: ublDocumentAllowances(root, reading),
    ...ublTotals(root, header.currencyCode, reading),
    thirdPartyPayments: ublThirdPartyPayments(root, header.specificationId, reading),
    withholdingTaxes: ublWithholdingTaxes(root, reading),
  };
}
