import { present } from './present.js';
import type { StoredInvoice } from './stored-invoice.js';

type Party = StoredInvoice['parties'][number];
type Identifiers = { id: string; scheme: string | null }[];

/** The parties that the record of an invoice states itself. Those that were copied when it was issued are not of its record. */
export function toParties({ parties }: StoredInvoice) {
  const stated = (role: Party['role']) => parties.find((party) => party.isStated && party.role === role);
  const [seller, buyer] = [stated('SELLER'), stated('BUYER')];
  const [payee, representative] = [stated('PAYEE'), stated('TAX_REPRESENTATIVE')];
  return {
    seller: seller && {
      ...tradeParty(seller),
      ...present({ legalName: seller.legalName, website: seller.website }),
      ...present({ taxNumber: seller.taxNumber, legalInformation: seller.legalInformation }),
      address: addressOf(seller),
    },
    buyer: buyer && {
      ...tradeParty(buyer),
      ...present({ tradingName: buyer.tradingName, address: buyer.countryCode === null ? null : addressOf(buyer) }),
    },
    payee: payee && { name: payee.name ?? '', ...company(payee) },
    taxRepresentative: representative && {
      name: representative.name ?? '',
      ...present({ vatNumber: representative.vatNumber }),
      address: addressOf(representative),
    },
  };
}

function tradeParty(party: Party) {
  const { name, vatNumber, contactName, email, phone } = party;
  const electronicAddress = identifierOf(party.electronicAddress, party.electronicAddressScheme);
  return { name: name ?? '', ...company(party), ...present({ vatNumber, electronicAddress, contactName, email, phone }) };
}

function company({ identifiers, companyNumber, companyNumberScheme }: Party) {
  return present({ identifiers: (identifiers as Identifiers).map((one) => present(one)), companyNumber, companyNumberScheme });
}

function addressOf(party: Party) {
  const { addressLine1: line1, addressLine2: line2, addressLine3: line3, city, postcode, subdivision, countryCode } = party;
  return { ...present({ line1, line2, line3, city, postcode, subdivision }), countryCode: countryCode ?? '' };
}

/** An identifier of two columns. */
export function identifierOf(id: string | null, scheme: string | null) {
  return id === null ? null : { id, ...present({ scheme }) };
}
