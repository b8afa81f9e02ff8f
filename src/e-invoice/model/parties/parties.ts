import type { Address, Customer, Invoice, Payee as InvoicePayee, Organisation } from '../../../invoices/invoice.js';
import type { Buyer, Delivery, Payee, PostalAddress, Seller, TaxRepresentative } from '../../terms/terms.js';
import { buyerIdentifier, payeeIdentifier } from './one-identifier.js';
import { companyId, schemedId, schemedIds } from './identifiers.js';
import { present, presentOrNothing, text } from '../text.js';
import { vatNumber } from './vat-number.js';

// BG-4, BG-7, BG-10, BG-11, BG-13.

/** BG-4. The registered name is the name of the standard; another name that the seller uses is its trading name. */
export function sellerTerms(seller: Organisation): Seller {
  const name = sellerName(seller);
  return present({
    'BT-27': name,
    'BT-28': unlessEqual(text(seller.name), name),
    'BT-29': schemedIds(seller.identifiers),
    'BT-30': companyId(seller.companyNumber, seller.companyNumberScheme),
    'BT-31': vatNumber(seller.vatNumber, seller.address.countryCode),
    'BT-32': text(seller.taxNumber),
    'BT-33': text(seller.legalInformation),
    'BT-34': schemedId(seller.electronicAddress),
    'BG-5': addressTerms(seller.address),
    'BG-6': contactTerms(seller),
  });
}

/** BT-27. */
export function sellerName({ legalName, name }: Pick<Organisation, 'legalName' | 'name'>): string | undefined {
  return text(legalName) ?? text(name);
}

/** BG-7. */
export function buyerTerms(buyer: Customer): Buyer {
  const name = text(buyer.name);
  const identifier = schemedId(buyerIdentifier(buyer));
  return present({
    'BT-44': name,
    'BT-45': unlessEqual(text(buyer.tradingName), name),
    'BT-46': identifier === undefined ? [] : [identifier],
    'BT-47': companyId(buyer.companyNumber, buyer.companyNumberScheme),
    'BT-48': vatNumber(buyer.vatNumber, buyer.billingAddress.countryCode),
    'BT-49': schemedId(buyer.electronicAddress),
    'BG-8': addressTerms(buyer.billingAddress),
    'BG-9': contactTerms(buyer),
  });
}

/** BG-10: only if it is not the seller (UBL-SR-19). */
export function payeeTerms(payee: InvoicePayee | null, seller: Organisation): Payee | undefined {
  const name = text(payee?.name);
  if (payee === null || name === sellerName(seller)) return undefined;
  const identifier = schemedId(payeeIdentifier(payee));
  return present({
    'BT-59': name,
    'BT-60': identifier === undefined ? [] : [identifier],
    'BT-61': companyId(payee.companyNumber, payee.companyNumberScheme),
  });
}

/** BG-11. */
export function taxRepresentativeTerms({ taxRepresentative }: Invoice): TaxRepresentative | undefined {
  if (taxRepresentative === null) return undefined;
  return present({
    'BT-62': text(taxRepresentative.name),
    'BT-63': vatNumber(taxRepresentative.vatNumber, taxRepresentative.address.countryCode),
    'BG-12': addressTerms(taxRepresentative.address),
  });
}

/** BG-13. */
export function deliveryTerms({ delivery }: Invoice): Delivery | undefined {
  if (delivery === null) return undefined;
  return presentOrNothing({
    'BT-70': text(delivery.name),
    'BT-71': schemedId(delivery.location),
    'BT-72': text(delivery.date),
    'BG-15': addressTerms(delivery.address),
  });
}

/** The code lists of EN 16931 have 1A for Kosovo, where the rest of the world writes XK. */
export function countryTerm(code: string | null): string | undefined {
  return code === 'XK' ? '1A' : text(code);
}

function addressTerms(address: Address): PostalAddress | undefined {
  return presentOrNothing({
    line1: text(address.line1),
    line2: text(address.line2),
    line3: text(address.line3),
    city: text(address.city),
    postcode: text(address.postcode),
    subdivision: text(address.subdivision),
    country: countryTerm(address.countryCode),
  });
}

function contactTerms({ contactName, phone, email }: Pick<Customer, 'contactName' | 'phone' | 'email'>) {
  return presentOrNothing({ name: text(contactName), phone: text(phone), email: text(email) });
}

function unlessEqual(name: string | undefined, other: string | undefined): string | undefined {
  return name === other ? undefined : name;
}
