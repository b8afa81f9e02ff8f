import { imageMediaType } from '../../invoices/logo/logo-image.js';
import type { BillingDocument } from '../../invoices/billing-document.js';
import type { Address, Customer, Delivery, Organisation } from '../../invoices/invoice.js';
import { isJapanesePerson, isPolite } from '../text/addressee.js';
import { addressLines } from '../text/address-lines.js';
import type { Formats } from '../language/formats.js';
import type { PartyView, SellerView } from '../document/party-view.js';
import { labelled } from './labelled-text.js';
import type { LinkView } from '../document/party-view.js';
import { mailLink, webLink } from './links.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { taxNumberLabel } from './tax-regime.js';

interface Words {
  messages: Messages;
  formats: Formats;
}

/** Seller, buyer and, if different, the place of delivery. Countries are named if there is more than one. */
export function partyViews(
  document: BillingDocument,
  words: Words,
): { seller: SellerView; buyer: PartyView; delivery: PartyView | null } {
  const { organisation, customer } = document;
  const delivery = document.type === 'STATEMENT' ? null : document.delivery;
  const place = delivery && differs(delivery, customer) ? delivery : null;
  const codes = [organisation.address, customer.billingAddress, place?.address].map((address) => address?.countryCode);
  const isInternational = new Set(codes.filter(Boolean)).size > 1;
  const linesOf = (address: Address) =>
    addressLines(address, isInternational && address.countryCode ? words.formats.country(address.countryCode) : null);
  return {
    seller: sellerView(organisation, linesOf(organisation.address), words.messages),
    buyer: buyerView(customer, linesOf(customer.billingAddress), words.messages),
    delivery: place && {
      name: presence(place.name) ?? customer.name,
      subtitle: null,
      addressLines: linesOf(place.address),
      identifiers: [],
      contacts: [],
    },
  };
}

function sellerView(organisation: Organisation, lines: string[], messages: Messages): SellerView {
  const { name, legalName, address, email, website } = organisation;
  // A registered name that contains the trading name is enough.
  const registered = presence(legalName);
  const saysBoth = registered !== null && registered.toLowerCase().includes(name.trim().toLowerCase());
  return {
    brand: name,
    name: saysBoth ? registered : name,
    subtitle: saysBoth ? null : registered,
    logo: logoView(organisation),
    addressLines: lines,
    identifiers: labelled(
      [taxNumberLabel(address.countryCode, messages), organisation.vatNumber],
      [messages.taxNumber, organisation.taxNumber],
      [messages.companyNumber, organisation.companyNumber],
    ),
    contacts: [...mail(email), ...phone(organisation.phone), ...web(website)],
  };
}

function buyerView(customer: Customer, lines: string[], messages: Messages): PartyView {
  const { name, billingAddress, email } = customer;
  const contactName = presence(customer.contactName);
  return {
    name: contactName ? name : addressedAlone(customer, messages),
    subtitle: contactName && addressed(contactName, messages.addresseePerson),
    addressLines: lines,
    identifiers: labelled(
      [taxNumberLabel(billingAddress.countryCode, messages), customer.vatNumber],
      [messages.companyNumber, customer.companyNumber],
    ),
    contacts: [...mail(email), ...phone(customer.phone)],
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
const phone = (value: string | null): LinkView[] => texts(value).map((text) => ({ parts: [text], href: null }));

/** The text, if there is any. */
function texts(value: string | null): string[] {
  const text = presence(value);
  return text === null ? [] : [text];
}

/** Whether the goods go to another address than the invoice. A delivery with only a date has no place. */
function differs({ name, address }: Delivery, customer: Customer): boolean {
  const { countryCode, ...rest } = address;
  const isPlace = Object.values(rest).some((part) => presence(part) !== null) || presence(name) !== null;
  const differing = (Object.keys(address) as (keyof Address)[]).some(
    (key) => presence(address[key]) !== presence(customer.billingAddress[key]),
  );
  return (
    isPlace && (differing || (presence(name) !== null && presence(name) !== customer.name.trim() && countryCode !== undefined))
  );
}
