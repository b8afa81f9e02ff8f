import { companyFields, identifiersAt } from '../common/company.js';
import { buyerOf, sellerOf } from '../common/parties.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import type { InvoiceInput, PayeeInput, RepresentativeInput, SellerInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { country, identifier, line, lines } from '../values/texts.js';

// BG-4, BG-7, BG-10, BG-11.

/** @param terms the business terms of the lines 1 to 3, city, postcode, subdivision, country */
export function addressTable(terms: readonly [string, string, string, string, string, string, string]) {
  const [line1, line2, line3, city, postcode, subdivision, countryTerm] = terms;
  return {
    line1: at('ram:LineOne', line, line1),
    line2: at('ram:LineTwo', line, line2),
    line3: at('ram:LineThree', line, line3),
    city: at('ram:CityName', line, city),
    postcode: at('ram:PostcodeCode', line, postcode),
    subdivision: at('ram:CountrySubDivisionName', line, subdivision),
    countryCode: needed('ram:CountryID', country, countryTerm),
  };
}

const SELLER_ADDRESS = addressTable(['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']);
const BUYER_ADDRESS = addressTable(['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']);
const REPRESENTATIVE_ADDRESS = addressTable(['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69']);

const VAT_NUMBER = 'ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]';
const COMPANY_NUMBER = 'ram:SpecifiedLegalOrganization/ram:ID';
const ELECTRONIC_ADDRESS = 'ram:URIUniversalCommunication/ram:URIID';
const ADDRESS = path('ram:PostalTradeAddress');
const IDENTIFIERS = ['ram:ID', 'ram:GlobalID'].map(path);

/** @param terms the business terms of the contact person, telephone and e-mail */
function contactTable([person, phone, email]: readonly [string, string, string]) {
  return {
    contactName: at(['ram:DefinedTradeContact/ram:PersonName', 'ram:DefinedTradeContact/ram:DepartmentName'], line, person),
    phone: at('ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber', line, phone),
    email: at('ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID', line, email),
  };
}

const SELLER = {
  legalName: needed('ram:Name', line, 'BT-27'),
  tradingName: at('ram:SpecifiedLegalOrganization/ram:TradingBusinessName', line, 'BT-28'),
  companyNumber: at(COMPANY_NUMBER, identifier, 'BT-30'),
  vatNumber: at(VAT_NUMBER, line, 'BT-31'),
  taxNumber: at('ram:SpecifiedTaxRegistration/ram:ID[@schemeID=FC]', line, 'BT-32'),
  legalInformation: at('ram:Description', lines, 'BT-33'),
  electronicAddress: at(ELECTRONIC_ADDRESS, identifier, 'BT-34'),
  ...contactTable(['BT-41', 'BT-42', 'BT-43']),
};

const BUYER = {
  name: needed('ram:Name', line, 'BT-44'),
  tradingName: at('ram:SpecifiedLegalOrganization/ram:TradingBusinessName', line, 'BT-45'),
  companyNumber: at(COMPANY_NUMBER, identifier, 'BT-47'),
  vatNumber: at(VAT_NUMBER, line, 'BT-48'),
  electronicAddress: at(ELECTRONIC_ADDRESS, identifier, 'BT-49'),
  ...contactTable(['BT-56', 'BT-57', 'BT-58']),
};

const PAYEE = {
  name: needed('ram:Name', line, 'BT-59'),
  companyNumber: at(COMPANY_NUMBER, identifier, 'BT-61'),
};

const REPRESENTATIVE = {
  name: needed('ram:Name', line, 'BT-62'),
  vatNumber: at(VAT_NUMBER, line, 'BT-63'),
};

/** The seller, the buyer and the tax representative. */
export function ciiParties(agreement: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const [seller] = select(agreement, path('ram:SellerTradeParty'));
  const [buyer] = select(agreement, path('ram:BuyerTradeParty'));
  const [representative] = select(agreement, path('ram:SellerTaxRepresentativeTradeParty'));
  if (seller === undefined) reading.fault(`${agreement.xpath}/ram:SellerTradeParty`, 'is missing (BG-4)');
  if (buyer === undefined) reading.fault(`${agreement.xpath}/ram:BuyerTradeParty`, 'is missing (BG-7)');
  return {
    seller: seller && ciiSeller(seller, reading),
    ...(buyer && ciiBuyer(buyer, reading)),
    taxRepresentative: representative && ciiRepresentative(representative, reading),
  };
}

function ciiSeller(party: XmlElement, reading: Reading): SellerInput {
  const [address = party] = select(party, ADDRESS);
  const identifiers = identifiersAt(party, IDENTIFIERS, reading, 'BT-29');
  return sellerOf(fill(party, SELLER, reading), identifiers, fill(address, SELLER_ADDRESS, reading));
}

function ciiBuyer(party: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const [address] = select(party, ADDRESS);
  const identifiers = identifiersAt(party, IDENTIFIERS, reading, 'BT-46');
  return buyerOf(fill(party, BUYER, reading), identifiers, address && fill(address, BUYER_ADDRESS, reading));
}

/** BG-10. */
export function ciiPayee(settlement: XmlElement, reading: Reading): PayeeInput | undefined {
  const [party] = select(settlement, path('ram:PayeeTradeParty'));
  if (party === undefined) return undefined;
  const { name, companyNumber } = fill(party, PAYEE, reading);
  return {
    name,
    identifiers: identifiersAt(party, IDENTIFIERS, reading, 'BT-60'),
    ...companyFields(companyNumber),
  } as PayeeInput;
}

function ciiRepresentative(party: XmlElement, reading: Reading): RepresentativeInput {
  const [address = party] = select(party, ADDRESS);
  return {
    ...fill(party, REPRESENTATIVE, reading),
    address: fill(address, REPRESENTATIVE_ADDRESS, reading),
  } as RepresentativeInput;
}
