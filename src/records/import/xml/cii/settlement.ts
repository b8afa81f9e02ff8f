import { select, path } from '../../../../xml/select.js';
import type { XmlElement } from '../../../../xml/element.js';
import { ciiDay } from '../values/days.js';
import type { InvoiceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code, joined, line } from '../values/texts.js';

// BT-5 to BT-9, BT-19, BT-20, BT-83, BG-3, BG-14.

const SETTLEMENT = {
  currencyCode: needed('ram:InvoiceCurrencyCode', code, 'BT-5'),
  taxPointDate: at('ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString', ciiDay, 'BT-7'),
  dueDate: at('ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString', ciiDay, 'BT-9'),
  accountingReference: at('ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID', line, 'BT-19'),
  remittanceInformation: at('ram:PaymentReference', line, 'BT-83'),
  billingStartDate: at('ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString', ciiDay, 'BT-73'),
  billingEndDate: at('ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString', ciiDay, 'BT-74'),
};

const TAX_POINT = { code: at('ram:ApplicableTradeTax/ram:DueDateTypeCode', code, 'BT-8') };

/** CII has the codes of UNTDID 2475; the model and UBL, those of UNTDID 2005: invoice date, delivery date, date of payment. */
const TAX_POINT_CODES: ReadonlyMap<string, string> = new Map([
  ['5', '3'],
  ['29', '35'],
  ['72', '432'],
]);

const PRECEDING_INVOICE = {
  number: needed('ram:IssuerAssignedID', line, 'BT-25'),
  date: at('ram:FormattedIssueDateTime/qdt:DateTimeString', ciiDay, 'BT-26'),
};

/** Days, references and terms of the payment. */
export function ciiSettlement(settlement: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const { code: taxPointCode } = fill(settlement, TAX_POINT, reading);
  return {
    ...fill(settlement, SETTLEMENT, reading),
    taxPointDateCode: taxPointCode && (TAX_POINT_CODES.get(taxPointCode) ?? taxPointCode),
    terms: joined(select(settlement, path('ram:SpecifiedTradePaymentTerms/ram:Description'))),
    precedingInvoices: select(settlement, path('ram:InvoiceReferencedDocument')).map(
      (element) => fill(element, PRECEDING_INVOICE, reading) as { number: string },
    ),
  };
}
