import { OPEN_E_INVOICE, USUAL_E_INVOICE } from '#service/invoices/choices.js';
import { PLAIN_PARTY } from '#service/invoices/neutral.js';
import type { Address, Customer, Organisation } from '#service/invoices/invoice.js';

/** An address with every part. */
export function addressIn(countryCode: string, street: string): Address {
  return {
    line1: street,
    line2: 'Unit 7',
    line3: 'North Gate',
    city: 'Testbury',
    postcode: '40213',
    subdivision: null,
    countryCode,
  };
}

/** A seller with everything. */
export const ORGANISATION: Organisation = {
  ...PLAIN_PARTY,
  ...USUAL_E_INVOICE,
  identifiers: [{ id: '4000001000005', scheme: '0088' }],
  contactName: 'Ewan Geddes',
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Kestrel Power',
  legalName: 'Harbour Electric Holdings Ltd',
  email: 'accounts@kestrel.example',
  phone: '+44 1632 960 112',
  website: 'kestrel.example',
  vatNumber: 'GB 927 4410 36',
  taxNumber: '817/5520/3419',
  companyNumber: 'SC 551 038',
  legalInformation: 'Registered in Scotland. Directors: A. Muir, J. Lennox.',
  address: addressIn('GB', '14 Kelvin Quay'),
  locale: 'en-GB',
  timeZone: 'UTC',
  logo: null,
  template: null,
  templateVariables: null,
};

/** A buyer with everything. */
export const CUSTOMER: Customer = {
  ...PLAIN_PARTY,
  ...OPEN_E_INVOICE,
  identifiers: [{ id: '4000002000004', scheme: '0088' }],
  tradingName: 'The Corran Inn',
  id: '22222222-2222-4222-8222-222222222222',
  accountId: 'A-1',
  name: 'Morven Hotels Ltd',
  contactName: 'Isla Reid',
  email: 'isla@morven.example',
  phone: '+44 1632 960 447',
  vatNumber: 'GB 318 0662 95',
  companyNumber: 'SC 220 914',
  locale: null,
  billingAddress: addressIn('GB', '3 Station Brae'),
};
