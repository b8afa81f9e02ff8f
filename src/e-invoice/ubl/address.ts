import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import { ADDRESS_TERMS, CONTACT_TERMS, PERIOD_TERMS } from '../terms/place.js';
import type { Contact, Period, PostalAddress } from '../terms/terms.js';
import type { Path, Source } from './source.js';

// What several groups have in common: addresses (BG-5, BG-8, BG-12, BG-15), contacts (BG-6, BG-9), periods (BG-14, BG-26).

/** A postal address, as an element of some name. */
export function writeAddress(name: string, address: PostalAddress = {}): XmlNode | undefined {
  return element(name, [
    textElement('cbc:StreetName', address.line1),
    textElement('cbc:AdditionalStreetName', address.line2),
    textElement('cbc:CityName', address.city),
    textElement('cbc:PostalZone', address.postcode),
    textElement('cbc:CountrySubentity', address.subdivision),
    element('cac:AddressLine', [textElement('cbc:Line', address.line3)]),
    element('cac:Country', [textElement('cbc:IdentificationCode', address.country)]),
  ]);
}

/** A postal address; an empty object if its element holds nothing. */
export function readAddress(around: Source, group: keyof typeof ADDRESS_TERMS, path: Path): PostalAddress | undefined {
  const address = around.group(group, path);
  const terms = ADDRESS_TERMS[group];
  return (
    address && {
      line1: address.text(terms.line1, 'cbc:StreetName'),
      line2: address.text(terms.line2, 'cbc:AdditionalStreetName'),
      line3: address.text(terms.line3, 'cac:AddressLine/cbc:Line'),
      city: address.text(terms.city, 'cbc:CityName'),
      postcode: address.text(terms.postcode, 'cbc:PostalZone'),
      subdivision: address.text(terms.subdivision, 'cbc:CountrySubentity'),
      country: address.text(terms.country, 'cac:Country/cbc:IdentificationCode'),
    }
  );
}

/** The contact of a party. */
export function writeContact(contact: Contact = {}): XmlNode | undefined {
  return element('cac:Contact', [
    textElement('cbc:Name', contact.name),
    textElement('cbc:Telephone', contact.phone),
    textElement('cbc:ElectronicMail', contact.email),
  ]);
}

/** The contact of a party; an empty object if its element holds nothing. */
export function readContact(party: Source, group: keyof typeof CONTACT_TERMS): Contact | undefined {
  const contact = party.group(group, 'cac:Contact');
  const terms = CONTACT_TERMS[group];
  return (
    contact && {
      name: contact.text(terms.name, 'cbc:Name'),
      phone: contact.text(terms.phone, 'cbc:Telephone'),
      email: contact.text(terms.email, 'cbc:ElectronicMail'),
    }
  );
}

/** A period. @param code when the tax becomes due (BT-8), which has its element here */
export function writePeriod(period: Period = {}, code?: string): XmlNode | undefined {
  return element('cac:InvoicePeriod', [
    textElement('cbc:StartDate', period.start),
    textElement('cbc:EndDate', period.end),
    textElement('cbc:DescriptionCode', code),
  ]);
}

/** A period; an empty object if its element holds nothing. An element that has nothing but the code of BT-8 is no period. */
export function readPeriod(around: Source, group: keyof typeof PERIOD_TERMS): Period | undefined {
  const found = around.group(group, 'cac:InvoicePeriod');
  const terms = PERIOD_TERMS[group];
  if (found === undefined) return undefined;
  const period = { start: found.text(terms.start, 'cbc:StartDate'), end: found.text(terms.end, 'cbc:EndDate') };
  const isCodeAlone =
    period.start === undefined &&
    period.end === undefined &&
    found.element.children.some(({ name }) => name === 'cbc:DescriptionCode');
  return isCodeAlone ? undefined : period;
}
