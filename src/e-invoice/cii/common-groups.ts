import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import { ADDRESS_TERMS, CONTACT_TERMS, PERIOD_TERMS } from '../terms/place.js';
import type { Contact, Period, PostalAddress } from '../terms/terms.js';
import { writeDay } from './days.js';
import type { Places } from './places.js';
import { at, byId, dayAt, find, readTexts, type Sources } from './sources.js';

// What several groups have: addresses (BG-5, BG-8, BG-12, BG-15), contacts (BG-6, BG-9), periods (BG-14, BG-26).

/** An address. */
export function writeAddress(address: PostalAddress = {}): XmlNode | undefined {
  return element('ram:PostalTradeAddress', [
    textElement('ram:PostcodeCode', address.postcode),
    textElement('ram:LineOne', address.line1),
    textElement('ram:LineTwo', address.line2),
    textElement('ram:LineThree', address.line3),
    textElement('ram:CityName', address.city),
    textElement('ram:CountryID', address.country),
    textElement('ram:CountrySubDivisionName', address.subdivision),
  ]);
}

/** A contact. */
export function writeContact(contact: Contact = {}): XmlNode | undefined {
  return element('ram:DefinedTradeContact', [
    textElement('ram:PersonName', contact.name),
    element('ram:TelephoneUniversalCommunication', [textElement('ram:CompleteNumber', contact.phone)]),
    element('ram:EmailURIUniversalCommunication', [textElement('ram:URIID', contact.email)]),
  ]);
}

/** A period. */
export function writePeriod(period: Period = {}): XmlNode | undefined {
  return element('ram:BillingSpecifiedPeriod', [
    writeDay('ram:StartDateTime', 'udt:DateTimeString', period.start),
    writeDay('ram:EndDateTime', 'udt:DateTimeString', period.end),
  ]);
}

/** The element of an address, in that of its party. */
export const ADDRESS = at('ram:PostalTradeAddress');
/** The element of a contact, in that of its party. */
export const CONTACT = at('ram:DefinedTradeContact');
/** The element of a period, in that of its settlement. */
export const PERIOD = at('ram:BillingSpecifiedPeriod');

const ADDRESS_TEXTS = {
  line1: at('ram:LineOne'),
  line2: at('ram:LineTwo'),
  line3: at('ram:LineThree'),
  city: at('ram:CityName'),
  postcode: at('ram:PostcodeCode'),
  subdivision: at('ram:CountrySubDivisionName'),
  country: at('ram:CountryID'),
};

const CONTACT_TEXTS = {
  // A department stands for the name where no person is named.
  name: at('ram:PersonName', 'ram:DepartmentName'),
  phone: at('ram:TelephoneUniversalCommunication/ram:CompleteNumber'),
  email: at('ram:EmailURIUniversalCommunication/ram:URIID'),
};

const PERIOD_TEXTS = {
  start: dayAt('ram:StartDateTime/udt:DateTimeString'),
  end: dayAt('ram:EndDateTime/udt:DateTimeString'),
};

const ADDRESSES = placesOf(ADDRESS_TEXTS, ADDRESS_TERMS);
const CONTACTS = placesOf(CONTACT_TEXTS, CONTACT_TERMS);
const PERIODS = placesOf(PERIOD_TEXTS, PERIOD_TERMS);

function placesOf<G extends string, K extends string>(
  texts: Sources<K>,
  ids: Readonly<Record<G, Readonly<Record<K, string>>>>,
): Record<G, Sources> {
  const entries = Object.entries<Readonly<Record<K, string>>>(ids).map(([group, terms]) => [group, byId(texts, terms)]);
  return Object.fromEntries(entries) as Record<G, Sources>;
}

/** An address; undefined if its element is absent, without terms if it is empty. */
export function readAddress(
  party: XmlElement | undefined,
  group: keyof typeof ADDRESS_TERMS,
  places: Places,
): PostalAddress | undefined {
  const found = party && find(party, ADDRESS);
  return found && places.note(readTexts(found, ADDRESS_TEXTS), found, ADDRESSES[group]);
}

/** A contact; undefined if its element is absent, without terms if it is empty. */
export function readContact(
  party: XmlElement | undefined,
  group: keyof typeof CONTACT_TERMS,
  places: Places,
): Contact | undefined {
  const found = party && find(party, CONTACT);
  return found && places.note(readTexts(found, CONTACT_TEXTS), found, CONTACTS[group]);
}

/** A period; undefined if its element is absent, without terms if it is empty. */
export function readPeriod(settlement: XmlElement, group: keyof typeof PERIOD_TERMS, places: Places): Period | undefined {
  const found = find(settlement, PERIOD);
  return found && places.note(readTexts(found, PERIOD_TEXTS), found, PERIODS[group]);
}
