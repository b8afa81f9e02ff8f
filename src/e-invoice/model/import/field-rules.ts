/** A document allowance or charge. */
type Kind = 'ALLOWANCE' | 'CHARGE';
const A = (field: string) => `allowancesAndCharges[ALLOWANCE]${field}`;
const C = (field: string) => `allowancesAndCharges[CHARGE]${field}`;
const L = (kind: Kind, field: string) => `lines[].allowancesAndCharges[${kind}].${field}`;

/** The rules that say which fields an invoice must have. */
export const MUST_BE_THERE: Readonly<Record<string, string>> = {
  number: 'BR-02',
  issueDate: 'BR-03',
  currencyCode: 'BR-05',
  seller: 'BR-06',
  'seller.name': 'BR-06',
  buyer: 'BR-07',
  'buyer.name': 'BR-07',
  'seller.address': 'BR-08',
  'seller.address.countryCode': 'BR-09',
  'buyer.address': 'BR-10',
  'buyer.address.countryCode': 'BR-11',
  'totals.lineNetTotal': 'BR-12',
  'totals.taxExclusive': 'BR-13',
  'totals.taxInclusive': 'BR-14',
  'totals.amountDue': 'BR-15',
  lines: 'BR-16',
  'payee.name': 'BR-17',
  'taxRepresentative.name': 'BR-18',
  'taxRepresentative.address': 'BR-19',
  'taxRepresentative.address.countryCode': 'BR-20',
  'taxRepresentative.vatNumber': 'BR-56',
  'lines[].quantity': 'BR-22',
  'lines[].name': 'BR-25',
  'lines[].unitPrice': 'BR-26',
  'lines[].taxCategory': 'BR-CO-04',
  [A('.amount')]: 'BR-31',
  [A('.taxCategory')]: 'BR-32',
  [A('.reason')]: 'BR-33',
  [C('.amount')]: 'BR-36',
  [C('.taxCategory')]: 'BR-37',
  [C('.reason')]: 'BR-38',
  [L('ALLOWANCE', 'amount')]: 'BR-41',
  [L('ALLOWANCE', 'reason')]: 'BR-42',
  [L('CHARGE', 'amount')]: 'BR-43',
  [L('CHARGE', 'reason')]: 'BR-44',
  'taxBreakdown[].taxableAmount': 'BR-45',
  'taxBreakdown[].taxAmount': 'BR-46',
  'taxBreakdown[].category': 'BR-47',
  'taxBreakdown[].rate': 'BR-48',
  'supportingDocuments[].reference': 'BR-52',
  'lines[].attributes[].name': 'BR-54',
  'lines[].attributes[].value': 'BR-54',
  'precedingInvoices[].number': 'BR-55',
  'delivery.countryCode': 'BR-57',
};

/** The rules that say what a figure must be. */
export const MUST_ADD_UP: Readonly<Record<string, string>> = {
  'totals.lineNetTotal': 'BR-CO-10',
  'totals.allowanceTotal': 'BR-CO-11',
  'totals.chargeTotal': 'BR-CO-12',
  'totals.taxExclusive': 'BR-CO-13',
  'totals.taxTotal': 'BR-CO-14',
  'totals.taxInclusive': 'BR-CO-15',
  'totals.amountDue': 'BR-CO-16',
  'taxBreakdown[].taxAmount': 'BR-CO-17',
  billingEndDate: 'BR-29',
  'lines[].chargingEndDate': 'BR-30',
};

/** The rules about code lists, by the field that must have a code from the list. */
export const MUST_BE_LISTED: Readonly<Record<string, string>> = {
  currencyCode: 'BR-CL-04',
  'accountingTax.currencyCode': 'BR-CL-05',
  'seller.address.countryCode': 'BR-CL-14',
  'buyer.address.countryCode': 'BR-CL-14',
  'taxRepresentative.address.countryCode': 'BR-CL-14',
  'delivery.countryCode': 'BR-CL-14',
  'lines[].countryOfOrigin': 'BR-CL-15',
  'taxBreakdown[].category': 'BR-CL-17',
  [A('.taxCategory')]: 'BR-CL-17',
  [C('.taxCategory')]: 'BR-CL-17',
  'lines[].taxCategory': 'BR-CL-18',
};
