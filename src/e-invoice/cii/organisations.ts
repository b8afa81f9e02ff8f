import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { SchemedId } from '../terms/terms.js';
import { writeId } from './identifiers.js';
import { at } from './sources.js';

// By which numbers and names the parties are known.

export const IDS = at('ram:ID', 'ram:GlobalID');
export const LEGAL_ID = at('ram:SpecifiedLegalOrganization/ram:ID');
export const TRADING_NAME = at('ram:SpecifiedLegalOrganization/ram:TradingBusinessName');
export const VAT_NUMBER = at('ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]');
export const TAX_NUMBER = at('ram:SpecifiedTaxRegistration/ram:ID[@schemeID=FC]');

/** The legal registration and the trading name. */
export function writeOrganisation(legalId: SchemedId | undefined, tradingName: string | undefined): XmlNode | undefined {
  return element('ram:SpecifiedLegalOrganization', [
    writeId('ram:ID', legalId),
    textElement('ram:TradingBusinessName', tradingName),
  ]);
}

/** The VAT number (`VA`) or the tax number (`FC`). */
export function writeRegistration(scheme: 'FC' | 'VA', number: string | undefined): XmlNode | undefined {
  return element('ram:SpecifiedTaxRegistration', [textElement('ram:ID', number, { schemeID: scheme })]);
}
