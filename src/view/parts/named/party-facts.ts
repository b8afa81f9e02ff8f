import type { Address, Customer, Organisation } from '../../../invoices/invoice.js';
import type { PartyFacts } from '../../document/party-view.js';
import type { Formats } from '../../language/formats.js';
import { type Messages, fill } from '../../language/messages.js';
import { presence } from '../../text/printable-text.js';
import { taxNumberLabel } from '../tax/tax-regime.js';

type Facts = Omit<PartyFacts, 'address'>;

/** Of a place, which is nobody. */
export const NO_PARTY_FACTS: Facts = {
  legalName: null,
  tradingName: null,
  vatNumber: null,
  vatNumberLabel: null,
  taxNumber: null,
  taxNumberLabel: null,
  companyNumber: null,
  contactName: null,
  email: null,
  phone: null,
  website: null,
};

/** What identifies a party and how to reach it, by name. A label is only there if its number is. */
export function partyFacts(party: Organisation | Customer, { countryCode }: Address, messages: Messages): Facts {
  const own = 'legalName' in party ? ownFacts(party) : { ...NO_PARTY_FACTS, tradingName: presence(party.tradingName) };
  const vatNumber = presence(party.vatNumber);
  return {
    ...own,
    vatNumber,
    vatNumberLabel: vatNumber && taxNumberLabel(vatNumber, countryCode, messages),
    taxNumberLabel: own.taxNumber && fill(messages.taxNumber, { country: countryCode ?? 'none' }),
    companyNumber: presence(party.companyNumber),
    contactName: presence(party.contactName),
    email: presence(party.email),
    phone: presence(party.phone),
  };
}

/** What only a seller has. */
function ownFacts({ name, legalName, taxNumber, website }: Organisation): Facts {
  return {
    ...NO_PARTY_FACTS,
    legalName: presence(legalName),
    tradingName: presence(name),
    taxNumber: presence(taxNumber),
    website: presence(website),
  };
}

/** The parts of an address by name, with the name of its country. */
export function addressParts(address: Address, formats: Formats): PartyFacts['address'] {
  const { line1, line2, line3, city, postcode, subdivision, countryCode } = address;
  return {
    line1: presence(line1),
    line2: presence(line2),
    line3: presence(line3),
    city: presence(city),
    postcode: presence(postcode),
    subdivision: presence(subdivision),
    country: countryCode && formats.country(countryCode),
    countryCode,
  };
}
