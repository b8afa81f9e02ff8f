import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import type { InvoiceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { ciiAgreement } from './agreement.js';
import { ciiDelivery } from './delivery.js';
import { ciiHeader } from './header.js';
import { ciiParties, ciiPayee } from './parties.js';
import { ciiPaymentMeans } from './payment.js';
import { ciiSettlement } from './settlement.js';
import { ciiDocumentAllowances } from './taxed.js';
import { ciiTotals } from './totals.js';

const TRANSACTION = 'rsm:SupplyChainTradeTransaction';

/** An invoice of UN/CEFACT CII (D16B, D22B), without its lines. */
export function readCii(root: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const header = ciiHeader(root, reading);
  const part = (name: string): XmlElement | undefined => {
    const [found] = select(root, path(`${TRANSACTION}/${name}`));
    if (found === undefined) reading.fault(`${root.xpath}/${TRANSACTION}/${name}`, 'is missing');
    return found;
  };
  const agreement = part('ram:ApplicableHeaderTradeAgreement');
  const [delivery] = select(root, path(`${TRANSACTION}/ram:ApplicableHeaderTradeDelivery`));
  const settlement = part('ram:ApplicableHeaderTradeSettlement');
  return {
    ...header,
    ...(agreement && { ...ciiParties(agreement, reading), ...ciiAgreement(agreement, reading) }),
    ...(delivery && ciiDelivery(delivery, reading)),
    ...(settlement && readSettlement(settlement, reading)),
  };
}

function readSettlement(settlement: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const fields = ciiSettlement(settlement, reading);
  return {
    ...fields,
    payee: ciiPayee(settlement, reading),
    paymentMeans: ciiPaymentMeans(settlement, reading),
    allowancesAndCharges: ciiDocumentAllowances(settlement, reading),
    ...ciiTotals(settlement, fields.currencyCode, reading),
  };
}
