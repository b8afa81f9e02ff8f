import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Buyer, EInvoice, Payee, SchemedId, Seller, TaxRepresentative } from '../terms/terms.js';
import { readAddress, readContact, writeAddress, writeContact } from './address.js';
import { allAt, firstAt, type Source } from './source.js';
import { isVat, VAT } from './tax.js';

// BG-4, BG-7, BG-10, BG-11, and the creditor identifier (BT-90), which is among the identifiers of the payee or the seller.

/** Any text but VAT says that it is the tax number (BT-32). */
const OTHER_TAX = 'TAX';
const CREDITOR_SCHEME = 'SEPA';
const IDENTIFIER = 'cac:PartyIdentification/cbc:ID';

/** Seller, buyer, payee and tax representative. */
export function writeParties(terms: EInvoice): (XmlNode | undefined)[] {
  const { 'BG-4': seller, 'BG-7': buyer, 'BG-10': payee, 'BG-11': representative, 'BT-90': creditor } = terms;
  return [
    element('cac:AccountingSupplierParty', [writeSeller(seller, payee === undefined ? creditor : undefined)]),
    element('cac:AccountingCustomerParty', [writeBuyer(buyer)]),
    payee && writePayee(payee, creditor),
    representative && writeRepresentative(representative),
  ];
}

function writeSeller(seller: Seller, creditor: string | undefined): XmlNode | undefined {
  return element('cac:Party', [
    identifier('cbc:EndpointID', seller['BT-34']),
    ...identifications(seller['BT-29'], creditor),
    partyName(seller['BT-28']),
    writeAddress('cac:PostalAddress', seller['BG-5']),
    taxScheme(seller['BT-31'], VAT),
    taxScheme(seller['BT-32'], OTHER_TAX),
    element('cac:PartyLegalEntity', [
      textElement('cbc:RegistrationName', seller['BT-27']),
      identifier('cbc:CompanyID', seller['BT-30']),
      textElement('cbc:CompanyLegalForm', seller['BT-33']),
    ]),
    writeContact(seller['BG-6']),
  ]);
}

function writeBuyer(buyer: Buyer): XmlNode | undefined {
  return element('cac:Party', [
    identifier('cbc:EndpointID', buyer['BT-49']),
    ...identifications(buyer['BT-46']),
    partyName(buyer['BT-45']),
    writeAddress('cac:PostalAddress', buyer['BG-8']),
    taxScheme(buyer['BT-48'], VAT),
    element('cac:PartyLegalEntity', [
      textElement('cbc:RegistrationName', buyer['BT-44']),
      identifier('cbc:CompanyID', buyer['BT-47']),
    ]),
    writeContact(buyer['BG-9']),
  ]);
}

function writePayee(payee: Payee, creditor: string | undefined): XmlNode | undefined {
  return element('cac:PayeeParty', [
    ...identifications(payee['BT-60'], creditor),
    partyName(payee['BT-59']),
    element('cac:PartyLegalEntity', [identifier('cbc:CompanyID', payee['BT-61'])]),
  ]);
}

function writeRepresentative(representative: TaxRepresentative): XmlNode | undefined {
  return element('cac:TaxRepresentativeParty', [
    partyName(representative['BT-62']),
    writeAddress('cac:PostalAddress', representative['BG-12']),
    taxScheme(representative['BT-63'], VAT),
  ]);
}

function identifier(name: string, id: SchemedId | undefined): XmlNode | undefined {
  return textElement(name, id?.id, { schemeID: id?.scheme });
}

function identifications(ids: readonly SchemedId[], creditor?: string): (XmlNode | undefined)[] {
  const all = creditor === undefined ? ids : [...ids, { id: creditor, scheme: CREDITOR_SCHEME }];
  return all.map((id) => element('cac:PartyIdentification', [identifier('cbc:ID', id)]));
}

function partyName(name: string | undefined): XmlNode | undefined {
  return element('cac:PartyName', [textElement('cbc:Name', name)]);
}

function taxScheme(number: string | undefined, scheme: string): XmlNode | undefined {
  if (number === undefined) return undefined;
  return element('cac:PartyTaxScheme', [
    textElement('cbc:CompanyID', number),
    element('cac:TaxScheme', [textElement('cbc:ID', scheme)]),
  ]);
}

/** The parties of an invoice, and the creditor identifier. */
export function readParties(root: Source): Pick<EInvoice, 'BG-4' | 'BG-7' | 'BG-10' | 'BG-11' | 'BT-90'> {
  const payee = root.group('BG-10', 'cac:PayeeParty');
  const representative = root.group('BG-11', 'cac:TaxRepresentativeParty');
  return {
    'BG-4': readSeller(root.group('BG-4', 'cac:AccountingSupplierParty/cac:Party')),
    'BG-7': readBuyer(root.group('BG-7', 'cac:AccountingCustomerParty/cac:Party')),
    'BG-10': payee && readPayee(payee),
    'BG-11': representative && readRepresentative(representative),
    'BT-90': root.text('BT-90', creditorOf(root.element)),
  };
}

function readSeller(party: Source | undefined): Seller {
  if (party === undefined) return { 'BT-29': [] };
  return {
    ...party.texts({
      'BT-27': 'cac:PartyLegalEntity/cbc:RegistrationName',
      'BT-28': 'cac:PartyName/cbc:Name',
      'BT-33': 'cac:PartyLegalEntity/cbc:CompanyLegalForm',
    }),
    'BT-29': party.identifiers('BT-29', allAt(party.element, IDENTIFIER).filter(isNoCreditor)),
    'BT-30': party.identifier('BT-30', 'cac:PartyLegalEntity/cbc:CompanyID'),
    'BT-31': party.text('BT-31', taxNumberOf(party, isVat)),
    'BT-32': party.text(
      'BT-32',
      taxNumberOf(party, (scheme) => !isVat(scheme)),
    ),
    'BT-34': party.identifier('BT-34', 'cbc:EndpointID'),
    'BG-5': readAddress(party, 'BG-5', 'cac:PostalAddress'),
    'BG-6': readContact(party, 'BG-6'),
  };
}

function readBuyer(party: Source | undefined): Buyer {
  if (party === undefined) return { 'BT-46': [] };
  return {
    ...party.texts({ 'BT-44': 'cac:PartyLegalEntity/cbc:RegistrationName', 'BT-45': 'cac:PartyName/cbc:Name' }),
    'BT-46': party.identifiers('BT-46', allAt(party.element, IDENTIFIER)),
    'BT-47': party.identifier('BT-47', 'cac:PartyLegalEntity/cbc:CompanyID'),
    'BT-48': party.text('BT-48', taxNumberOf(party, isVat)),
    'BT-49': party.identifier('BT-49', 'cbc:EndpointID'),
    'BG-8': readAddress(party, 'BG-8', 'cac:PostalAddress'),
    'BG-9': readContact(party, 'BG-9'),
  };
}

function readPayee(party: Source): Payee {
  return {
    'BT-59': party.text('BT-59', 'cac:PartyName/cbc:Name'),
    'BT-60': party.identifiers('BT-60', allAt(party.element, IDENTIFIER).filter(isNoCreditor)),
    'BT-61': party.identifier('BT-61', 'cac:PartyLegalEntity/cbc:CompanyID'),
  };
}

function readRepresentative(party: Source): TaxRepresentative {
  return {
    'BT-62': party.text('BT-62', 'cac:PartyName/cbc:Name'),
    'BT-63': party.text('BT-63', taxNumberOf(party, isVat)),
    'BG-12': readAddress(party, 'BG-12', 'cac:PostalAddress'),
  };
}

function taxNumberOf({ element: party }: Source, isWanted: (scheme: XmlElement) => boolean): XmlElement | undefined {
  const scheme = allAt(party, 'cac:PartyTaxScheme').find(isWanted);
  return scheme && firstAt(scheme, 'cbc:CompanyID');
}

function creditorOf(root: XmlElement): XmlElement | undefined {
  return ['cac:AccountingSupplierParty/cac:Party', 'cac:PayeeParty']
    .flatMap((party) => allAt(root, `${party}/${IDENTIFIER}`))
    .find((id) => !isNoCreditor(id));
}

function isNoCreditor(id: XmlElement): boolean {
  return id.peekAttribute('schemeID')?.toUpperCase() !== CREDITOR_SCHEME;
}
