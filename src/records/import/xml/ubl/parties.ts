import { companyFields, identifiersAt } from '../common/company.js';
import { buyerOf, sellerOf } from '../common/parties.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import type { InvoiceInput, PayeeInput, RepresentativeInput, SellerInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code, identifier, line, lines } from '../values/texts.js';
import { BUYER_ADDRESS, REPRESENTATIVE_ADDRESS, SELLER_ADDRESS } from './address.js';

// BG-4, BG-7, BG-10, BG-11.

const VAT_NUMBER = 'cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID';
/** BT-90 stands among the identifiers of the seller or the payee. */
const IDENTIFIERS = [path('cac:PartyIdentification/cbc:ID[@schemeID!=SEPA]')];
const ADDRESS = path('cac:PostalAddress');

const SELLER = {
  legalName: at('cac:PartyLegalEntity/cbc:RegistrationName', line, 'BT-27'),
  tradingName: at('cac:PartyName/cbc:Name', line, 'BT-28'),
  companyNumber: at('cac:PartyLegalEntity/cbc:CompanyID', identifier, 'BT-30'),
  vatNumber: at(VAT_NUMBER, line, 'BT-31'),
  taxNumber: at('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!=VAT]/cbc:CompanyID', line, 'BT-32'),
  legalInformation: at('cac:PartyLegalEntity/cbc:CompanyLegalForm', lines, 'BT-33'),
  electronicAddress: at('cbc:EndpointID', identifier, 'BT-34'),
  contactName: at('cac:Contact/cbc:Name', line, 'BT-41'),
  phone: at('cac:Contact/cbc:Telephone', line, 'BT-42'),
  email: at('cac:Contact/cbc:ElectronicMail', line, 'BT-43'),
  website: at('cbc:WebsiteURI', line, 'website'),
};

const BUYER = {
  name: needed('cac:PartyLegalEntity/cbc:RegistrationName', line, 'BT-44'),
  tradingName: at('cac:PartyName/cbc:Name', line, 'BT-45'),
  companyNumber: at('cac:PartyLegalEntity/cbc:CompanyID', identifier, 'BT-47'),
  vatNumber: at(VAT_NUMBER, line, 'BT-48'),
  electronicAddress: at('cbc:EndpointID', identifier, 'BT-49'),
  contactName: at('cac:Contact/cbc:Name', line, 'BT-56'),
  phone: at('cac:Contact/cbc:Telephone', line, 'BT-57'),
  email: at('cac:Contact/cbc:ElectronicMail', line, 'BT-58'),
};

const PAYEE = {
  name: at('cac:PartyName/cbc:Name', line, 'BT-59'),
  companyNumber: at('cac:PartyLegalEntity/cbc:CompanyID', identifier, 'BT-61'),
};

const REPRESENTATIVE = {
  name: needed('cac:PartyName/cbc:Name', line, 'BT-62'),
  vatNumber: at(VAT_NUMBER, line, 'BT-63'),
};

/** The parties of an invoice. */
export function ublParties(root: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const [seller] = select(root, path('cac:AccountingSupplierParty/cac:Party'));
  const [buyer] = select(root, path('cac:AccountingCustomerParty/cac:Party'));
  const [payee] = select(root, path('cac:PayeeParty'));
  const [representative] = select(root, path('cac:TaxRepresentativeParty'));
  if (seller === undefined) reading.fault(`${root.xpath}/cac:AccountingSupplierParty`, 'is missing (BG-4)');
  if (buyer === undefined) reading.fault(`${root.xpath}/cac:AccountingCustomerParty`, 'is missing (BG-7)');
  return {
    seller: seller && ublSeller(seller, reading),
    ...(buyer && ublBuyer(buyer, reading)),
    payee: payee && ublPayee(payee, reading),
    taxRepresentative: representative && ublRepresentative(representative, reading),
  };
}

function ublSeller(party: XmlElement, reading: Reading): SellerInput {
  const names = fill(party, SELLER, reading);
  if (names.tradingName === undefined && names.legalName === undefined) {
    reading.fault(`${party.xpath}/cac:PartyLegalEntity/cbc:RegistrationName`, 'is missing (BT-27)');
  }
  const [address = party] = select(party, ADDRESS);
  const identifiers = identifiersAt(party, IDENTIFIERS, reading, 'BT-29');
  return sellerOf(names, identifiers, fill(address, SELLER_ADDRESS, reading));
}

function ublBuyer(party: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const [address] = select(party, ADDRESS);
  const identifiers = identifiersAt(party, IDENTIFIERS, reading, 'BT-46');
  return buyerOf(fill(party, BUYER, reading), identifiers, address && fill(address, BUYER_ADDRESS, reading));
}

/** A payee party that only holds BT-90 is no payee. */
function ublPayee(party: XmlElement, reading: Reading): PayeeInput | undefined {
  const { name, companyNumber } = fill(party, PAYEE, reading);
  const identifiers = identifiersAt(party, IDENTIFIERS, reading, 'BT-60');
  if (name === undefined && companyNumber === undefined && identifiers.length === 0) return undefined;
  if (name === undefined) reading.fault(`${party.xpath}/cac:PartyName/cbc:Name`, 'is missing (BT-59)');
  return { name, identifiers, ...companyFields(companyNumber) } as PayeeInput;
}

function ublRepresentative(party: XmlElement, reading: Reading): RepresentativeInput {
  const [address = party] = select(party, ADDRESS);
  return {
    ...fill(party, REPRESENTATIVE, reading),
    address: fill(address, REPRESENTATIVE_ADDRESS, reading),
  } as RepresentativeInput;
}

/** BT-90: the identifier of the seller or the payee as creditor of direct debits. */
export function ublCreditor(root: XmlElement, reading: Reading): string | undefined {
  return fill(root, CREDITOR, reading).creditor;
}

const CREDITOR = {
  creditor: at(
    [
      'cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]',
      'cac:PayeeParty/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]',
    ],
    code,
    'BT-90',
  ),
};
