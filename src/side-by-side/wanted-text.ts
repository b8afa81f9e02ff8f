import type { ExplainedTerm } from '../e-invoice/index.js';
import type { DocumentView } from '../templates/index.js';
import { hasDigitsOf } from './digits.js';
import { isTotal, ofTotal } from './wanted-total.js';
import { strings, type Wanted } from './wanted.js';

type Term = Pick<ExplainedTerm, 'term' | 'field' | 'value'>;
type Texts = Readonly<Record<string, unknown>>;

const NOTHING: Wanted = { within: [], texts: [] };

/** For machines alone, or printed as something else that no text of the view says. */
const FOR_MACHINES = new Set([
  'BT-8',
  'BT-21',
  'BT-23',
  'BT-24',
  'BT-34',
  'BT-49',
  'BT-81',
  'BT-95',
  'BT-98',
  'BT-102',
  'BT-105',
  'BT-118',
]);
const FOR_MACHINES_OF_LINES = new Set(['BT-140', 'BT-145', 'BT-151']);
/** The words and references of the head. */
const PAYMENT = ['payment', 'swissPaymentPart'];
/** The parts of an address. */
const ADDRESS = new Set(['line1', 'line2', 'line3', 'city', 'postcode', 'subdivision']);
const HEAD = ['meta', 'facts', 'summary', 'due'];

/** Where the view has a term, and how it is written there. The fields of the import format and of the view have the same names. */
export function wantedText({ term, field, value }: Term, view: DocumentView): Wanted {
  if (FOR_MACHINES.has(term) || FOR_MACHINES_OF_LINES.has(term)) return NOTHING;
  const [, list, index, rest = ''] = /^(\w+)\[(\d+)\](?:\.(.+))?$/.exec(field) ?? [];
  if (list !== undefined) return ofEntry(list, Number(index), rest, value, view);
  const [, party, ofParty = ''] = /^(seller|buyer|delivery|payee|taxRepresentative)\.(.+)$/.exec(field) ?? [];
  if (party !== undefined)
    return ofParty === 'date' ? ofHead('deliveryDate', value, view) : ofPartyField(party, ofParty, value, view);
  const total = field.replace(/^totals\./, '');
  if (isTotal(total)) return ofTotal(total, value, view);
  return ofDocument(field, value, view);
}

function ofDocument(field: string, value: string, view: DocumentView): Wanted {
  switch (field) {
    case 'number':
      return { within: ['number'], texts: [view.number] };
    case 'typeCode':
      return { within: ['documentTitle'], texts: [view.documentTitle] };
    case 'currencyCode':
      return { within: ['currencyCode', 'labels.amountsIn'], texts: [value] };
    case 'accountingTax.currencyCode':
      return { within: ['totals'], texts: [value] };
    case 'accountingTax.amount':
      return {
        within: ['totals'],
        texts: view.totals.filter(({ amount }) => hasDigitsOf(amount, value)).map(({ amount }) => amount),
      };
    case 'terms':
      return { within: ['terms'], texts: strings(view.terms?.text) };
    case 'remittanceInformation':
    case 'creditorIdentifier':
      return { within: PAYMENT, texts: [value] };
    case 'billingStartDate':
    case 'billingEndDate':
      return { within: HEAD, texts: strings(view.facts?.[field], view.facts?.billingPeriod) };
    default:
      return ofHead(field, value, view);
  }
}

function ofHead(field: string, value: string, view: DocumentView): Wanted {
  const text = (view.facts as Texts | null)?.[field];
  return { within: HEAD, texts: typeof text === 'string' ? [text] : [value] };
}

function ofPartyField(party: string, field: string, value: string, view: DocumentView): Wanted {
  if (party === 'payee' || party === 'taxRepresentative')
    return { within: ['furtherParties', 'payment', 'seller'], texts: [value] };
  if (field === 'legalInformation') return { within: ['legalInformation', 'page.foot'], texts: strings(view.legalInformation) };
  const shown = party === 'seller' ? view.seller : party === 'buyer' ? view.buyer : view.delivery;
  const name = field.replace(/^address\./, '');
  const isCountry = name === 'countryCode';
  if (isCountry || ADDRESS.has(name)) {
    const named = shown?.address?.[isCountry ? 'country' : (name as 'city')];
    // The code of a country may stand in a VAT number, and is not printed as itself.
    return { within: [`${party}.addressLines`, `${party}.address`], texts: strings(named, isCountry ? null : value) };
  }
  const named = (shown as unknown as Texts | null)?.[name];
  const places = ['name', 'subtitle', 'brand', 'identifiers', 'contacts', name];
  return { within: places.map((place) => `${party}.${place}`), texts: strings(value, typeof named === 'string' ? named : null) };
}

function ofEntry(list: string, at: number, field: string, value: string, view: DocumentView): Wanted {
  switch (list) {
    case 'lines':
      return ofLine(at, field, value, view);
    case 'taxBreakdown':
      return ofTax(at, field, view);
    case 'allowancesAndCharges':
      return ofAdjustment(field, value, view);
    case 'paymentMeans':
      return { within: PAYMENT, texts: [...means(view, field), value] };
    case 'notes':
      return { within: ['notes'], texts: [value] };
    case 'supportingDocuments':
      return { within: [`supportingDocuments.items[${at}]`], texts: [value] };
    case 'precedingInvoices':
      // A day stands behind its number.
      return { within: HEAD, texts: field === 'number' ? [value] : strings(view.facts?.precedingInvoices?.split('\n')[at]) };
    case 'thirdPartyPayments':
      return {
        within: ['totals'],
        texts:
          field === 'amount'
            ? view.totals.filter(({ amount }) => hasDigitsOf(amount, value)).map(({ amount }) => amount)
            : [value],
      };
    default:
      return NOTHING;
  }
}

/** The fields of a line whose texts have another name in the view, or are beside others. */
function ofLine(at: number, field: string, value: string, view: DocumentView): Wanted {
  const item = view.lines?.items[at];
  if (!item) return NOTHING;
  const line = `lines.items[${at}]`;
  const within = (...names: string[]) => names.map((name) => `${line}.${name}`);
  const [, index, ofAdjustmentOf = ''] = /^allowancesAndCharges\[(\d+)\]\.(.+)$/.exec(field) ?? [];
  if (index !== undefined) {
    const adjustment = item.adjustments[Number(index)] as Texts | undefined;
    const text = adjustment?.[ADJUSTMENT_FIELDS[ofAdjustmentOf] ?? ''];
    return { within: [`${line}.adjustments[${index}]`], texts: typeof text === 'string' ? [text] : [] };
  }
  switch (field) {
    case 'quantity':
      return { within: within('quantity'), texts: [item.quantity.text] };
    case 'unitCode':
      return { within: within('unit'), texts: strings(item.unit) };
    case 'unitPrice':
      return { within: within('unitPrice'), texts: [item.unitPrice.text] };
    case 'priceBaseQuantity':
      return { within: within('perBaseQuantity'), texts: strings(item.perBaseQuantity) };
    case 'lineId':
      return { within: within('lineNumber', 'position'), texts: strings(item.lineNumber?.text, item.position) };
    case 'chargingStartDate':
    case 'chargingEndDate':
      return { within: within('chargingPeriod', field), texts: strings(item.chargingPeriod, item[field]) };
    case 'netAmount':
      // Without tax the column of the totals has it.
      return { within: within(field, ...(view.lines?.hasTax === false ? ['totalAmount'] : [])), texts: [item.netAmount] };
    case 'taxRate':
    case 'name':
    case 'description':
    case 'note':
      return { within: within(field), texts: strings(item[field]) };
    default: {
      const name = field.replace(/\[\d+\].*$/, '');
      const text = (item as unknown as Texts)[name];
      return { within: within('details', name, 'attributes'), texts: typeof text === 'string' ? [text] : [value] };
    }
  }
}

const ADJUSTMENT_FIELDS: Readonly<Record<string, string>> = {
  amount: 'amount',
  baseAmount: 'base',
  percentage: 'percentage',
  reason: 'reason',
  taxRate: 'taxRate',
};

/** Allowances and charges are rows of the totals, each with its reason. */
function ofAdjustment(field: string, value: string, view: DocumentView): Wanted {
  const rows = view.totals.filter(({ reason }) => reason !== null);
  if (field === 'reason') return { within: ['totals'], texts: [value] };
  const name = ADJUSTMENT_FIELDS[field] ?? '';
  const texts = rows.flatMap((row) => strings((row as unknown as Texts)[name] as string | null));
  return { within: ['totals'], texts: texts.filter((text) => hasDigitsOf(text, value)) };
}

function ofTax(at: number, field: string, view: DocumentView): Wanted {
  const entry = view.taxBreakdown[at];
  const name = field === 'exemptionReason' ? 'reason' : field;
  const text = entry && (entry as unknown as Texts)[name];
  return { within: [`taxBreakdown[${at}].${name}`], texts: typeof text === 'string' ? [text] : [] };
}

function means({ payment }: DocumentView, field: string): string[] {
  const all = payment === null ? [] : [payment, ...payment.further];
  return all.flatMap((one) => strings((one as unknown as Texts)[field] as string | null));
}
