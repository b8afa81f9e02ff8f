import { imageMediaType } from '../../invoices/logo/logo-image.js';
import type { BillingDocument } from '../../invoices/billing-document.js';
import type { Address, Customer, Delivery, Organisation, TradeParty } from '../../invoices/invoice.js';
import { isJapanesePerson, isPolite } from '../text/addressee.js';
import { addressLines } from '../text/address-lines.js';
import type { Formats } from '../language/formats.js';
import type { FurtherPartyView, PartyFacts, PartyView, SellerView } from '../document/party-view.js';
import { NO_PARTY_FACTS, addressParts, partyFacts } from './named/party-facts.js';
import { furtherParties, locationEntries } from './further-parties.js';
import { identifierEntries } from './identifiers.js';
import { labelled } from './labelled-text.js';
import type { LinkView } from '../document/party-view.js';
import type { LabelledText } from '../document/view-fields.js';
import { mailLink, webLink } from './links.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { companyNumberLabel, taxNumberLabel } from './tax/tax-regime.js';

interface Words {
  messages: Messages;
  formats: Formats;
}

/** Seller, buyer, if different the place of delivery, and who else has a part. Countries are named if there is more than one. */
export function partyViews(
  document: BillingDocument,
  words: Words,
): { seller: SellerView; buyer: PartyView; delivery: PartyView | null; furtherParties: FurtherPartyView[] } {
  const { organisation, customer } = document;
  const delivery = document.type === 'STATEMENT' ? null : document.delivery;
  const place = delivery && differs(delivery, customer) ? delivery : null;
  const representative = document.type === 'STATEMENT' ? null : document.taxRepresentative;
  const codes = [organisation.address, customer.billingAddress, place?.address, representative?.address].map(
    (address) => address?.countryCode,
  );
  const isInternational = new Set(codes.filter(Boolean)).size > 1;
  const linesOf = (address: Address) =>
    addressLines(address, isInternational && address.countryCode ? words.formats.country(address.countryCode) : null);
  const partsOf = (address: Address) => addressParts(address, words.formats);
  return {
    seller: {
      ...sellerView(organisation, linesOf(organisation.address), words.messages),
      ...partyFacts(organisation, organisation.address, words.messages),
      address: partsOf(organisation.address),
    },
    buyer: {
      ...buyerView(customer, linesOf(customer.billingAddress), words.messages),
      ...partyFacts(customer, customer.billingAddress, words.messages),
      address: partsOf(customer.billingAddress),
    },
    delivery: place && {
      name: presence(place.name) ?? customer.name,
      subtitle: null,
      addressLines: linesOf(place.address),
      identifiers: locationEntries(place.location, words.messages),
      contacts: [],
      ...NO_PARTY_FACTS,
      address: partsOf(place.address),
    },
    furtherParties: document.type === 'STATEMENT' ? [] : furtherParties(document, { ...words, linesOf }),
  };
}

function sellerView(organisation: Organisation, lines: string[], messages: Messages): Omit<SellerView, keyof PartyFacts> {
  const { name, legalName, email, website } = organisation;
  // A registered name that contains the trading name is enough.
  const registered = presence(legalName);
  const saysBoth = registered !== null && registered.toLowerCase().includes(name.trim().toLowerCase());
  return {
    brand: name,
    name: saysBoth ? registered : name,
    subtitle: saysBoth ? null : registered,
    logo: logoView(organisation),
    addressLines: lines,
    identifiers: [...legalNumbers(organisation, messages), ...otherNumbers(organisation, [organisation.taxNumber], messages)],
    contacts: [...plain(organisation.contactName), ...mail(email), ...plain(organisation.phone), ...web(website)],
  };
}

/** The numbers of the seller's registrations. */
export function legalNumbers({ address, vatNumber, taxNumber, companyNumber }: Organisation, messages: Messages): LabelledText[] {
  return labelled(
    [taxNumberLabel(vatNumber, address.countryCode, messages), vatNumber],
    [fill(messages.taxNumber, { country: address.countryCode ?? 'none' }), taxNumber],
    [companyNumberLabel(companyNumber, address.countryCode, messages), companyNumber],
  );
}

/** Identifiers that are not shown as another number already. */
function otherNumbers(party: TradeParty, shown: (string | null)[], messages: Messages): LabelledText[] {
  return identifierEntries(party.identifiers, [party.vatNumber, party.companyNumber, ...shown], messages);
}

function buyerView(customer: Customer, lines: string[], messages: Messages): Omit<PartyView, keyof PartyFacts> {
  const { name, tradingName, billingAddress, email } = customer;
  const contactName = presence(customer.contactName);
  return {
    name: contactName ? name : addressedAlone(customer, messages),
    subtitle: saysMore(tradingName, name) ? presence(tradingName) : null,
    addressLines: lines,
    identifiers: [
      ...labelled(
        [taxNumberLabel(customer.vatNumber, billingAddress.countryCode, messages), customer.vatNumber],
        [companyNumberLabel(customer.companyNumber, billingAddress.countryCode, messages), customer.companyNumber],
      ),
      ...otherNumbers(customer, [customer.accountId], messages),
    ],
    contacts: [
      ...plain(contactName && addressed(contactName, messages.addresseePerson)),
      ...mail(email),
      ...plain(customer.phone),
    ],
  };
}

/** A buyer without a contact: in a language with a word of respect for companies, people have another one. */
function addressedAlone({ name, vatNumber, companyNumber }: Customer, messages: Messages): string {
  const asCompany = addressed(name, messages.addresseeCompany);
  const isPerson = asCompany !== name && isJapanesePerson(name, [vatNumber, companyNumber]);
  return isPerson ? addressed(name, messages.addresseePerson) : asCompany;
}

function addressed(name: string, message: Messages['addresseePerson']): string {
  return isPolite(name) ? name : fill(message, { name });
}

function logoView({ logo, name }: Organisation): SellerView['logo'] {
  const type = logo && imageMediaType(logo);
  return logo && type ? { source: `data:${type};base64,${Buffer.from(logo).toString('base64')}`, alt: name } : null;
}

const mail = (value: string | null): LinkView[] => texts(value).map(mailLink);
const web = (value: string | null): LinkView[] => texts(value).map(webLink);
const plain = (value: string | null): LinkView[] => texts(value).map((text) => ({ parts: [text], href: null }));

/** A trading name that the registered name does not contain. */
function saysMore(tradingName: string | null, name: string): boolean {
  const given = presence(tradingName)?.toLowerCase();
  return given !== undefined && !name.toLowerCase().includes(given);
}

/** The text, if there is any. */
function texts(value: string | null): string[] {
  const text = presence(value);
  return text === null ? [] : [text];
}

/** Whether the goods go to another address than the invoice. A delivery with only a date has no place. */
function differs({ name, location, address }: Delivery, customer: Customer): boolean {
  if (presence(location?.id) !== null) return true;
  const { countryCode, ...rest } = address;
  const isPlace = Object.values(rest).some((part) => presence(part) !== null) || presence(name) !== null;
  const differing = (Object.keys(address) as (keyof Address)[]).some(
    (key) => presence(address[key]) !== presence(customer.billingAddress[key]),
  );
  return (
    isPlace && (differing || (presence(name) !== null && presence(name) !== customer.name.trim() && countryCode !== undefined))
  );
}
