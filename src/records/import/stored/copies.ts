import type { InvoiceParty, PaymentMeans } from '../../prisma-client/client.js';
import type { ImportedInvoice } from '../format/schema.js';
import { copiesOf, type Kept, type Present, statedParties } from '../invoice-parties.js';
import { holdsRow } from './holds.js';
import type { StoredInvoice } from './stored-invoice.js';

// An issued invoice has copies of its parties and of its account. They come out if the present records say something else, and go in again as what they are.

type Role = InvoiceParty['role'];

const NOT_OF_ITS_CONTENT = new Set(['id', 'organisationId', 'invoiceId', 'role', 'isStated', 'sortOrder']);

/** Whether a row says exactly what a copy says. What the row does not have is empty. */
function says(row: object | undefined, copy: object): boolean {
  const given = (row ?? {}) as Record<string, unknown>;
  const wanted = Object.fromEntries(Object.keys(copy).map((name) => [name, given[name] ?? null]));
  return row !== undefined && holdsRow(copy, wanted, NOT_OF_ITS_CONTENT);
}

/** The invoice as if its record stated the copies that the present records contradict, so that it is printed as it was issued. */
export function withCopies(stored: StoredInvoice, present: Present): StoredInvoice {
  if (present.organisation.reprintParties === 'CURRENT') return stored;
  const now = copiesOf(present);
  const differs = (party: InvoiceParty) =>
    !says(
      now.find(({ role }) => role === party.role),
      party,
    );
  const parties = stored.parties.map((party) => ({ ...party, isStated: party.isStated || differs(party) }));
  const place = parties.find(({ role, isStated }) => role === 'DELIVER_TO' && isStated);
  const account = stored.paymentMeans.find(({ isStated }) => !isStated);
  return {
    ...stored,
    parties,
    ...(place && deliveryColumns(place, stored.deliveryName)),
    ...(account && !says(present.paymentAccount ?? undefined, account) && statedAccount(stored)),
  };
}

function deliveryColumns(place: InvoiceParty, ownName: string | null) {
  return {
    deliveryName: ownName ?? place.name,
    deliveryLine1: place.addressLine1,
    deliveryLine2: place.addressLine2,
    deliveryLine3: place.addressLine3,
    deliveryCity: place.city,
    deliveryPostcode: place.postcode,
    deliverySubdivision: place.subdivision,
    deliveryCountryCode: place.countryCode,
  };
}

function statedAccount({ paymentMeans }: StoredInvoice) {
  return { paymentAccount: null, paymentMeans: paymentMeans.map((means) => ({ ...means, isStated: true })) };
}

/** What is known of a stored invoice and its copies. */
export interface Copied extends Kept {
  /** The name of the place of delivery that the invoice itself has. */
  deliveryName: string | null;
  /** The code of the account that was copied. */
  accountCode: string | null;
}

/** The record without what it states in exactly the words of a copy: that stays a copy. */
export function withoutCopies(imported: ImportedInvoice, copied: Copied): ImportedInvoice {
  const { seller, buyer, delivery, ...record } = imported;
  const stated = statedParties(imported);
  const isCopy = (role: Role) => {
    const copy = copied.parties.find((party) => party.role === role);
    return copy !== undefined && says(stated.find(isOf(role)), copy);
  };
  // Without an account id, the buyer says whose invoice it is.
  const isBuyerCopy = imported.accountId !== undefined && isCopy('BUYER');
  const own = ownDelivery(delivery, copied);
  return {
    ...record,
    ...accountOf(imported, copied),
    ...(seller && !isCopy('SELLER') && { seller }),
    ...(buyer && !isBuyerCopy && { buyer }),
    ...(own && { delivery: own }),
  };
}

const isOf = (role: Role) => (party: { role: Role }) => party.role === role;

/** The delivery without a place that was copied. */
function ownDelivery(delivery: ImportedInvoice['delivery'], { parties, deliveryName }: Copied): ImportedInvoice['delivery'] {
  const copy = parties.find(isOf('DELIVER_TO'));
  if (!delivery || !copy) return delivery;
  const { name = null, date, location, line1, line2, line3, ...place } = delivery;
  const row = { ...place, addressLine1: line1, addressLine2: line2, addressLine3: line3, identifiers: [], name: copy.name };
  if (!says(row, copy) || name !== (deliveryName ?? copy.name)) return delivery;
  const own = { ...(deliveryName !== null && { name: deliveryName }), ...(date && { date }), ...(location && { location }) };
  return Object.keys(own).length === 0 ? undefined : own;
}

/** The account by its code, if the first way to pay is the copy of it. */
function accountOf({ paymentAccount, paymentMeans }: ImportedInvoice, { paymentMeans: copies, accountCode }: Copied) {
  const [first, ...others] = paymentMeans;
  const [copy]: (PaymentMeans | undefined)[] = copies;
  if (paymentAccount !== undefined || accountCode === null || !copy || !says(first, copy)) return {};
  return { paymentAccount: accountCode, paymentMeans: others };
}
