import type { BillingDocument } from '../../../invoices/billing-document.js';
import type { TaxCategory } from '../../../invoices/invoice.js';
import { type TextKey, type Messages, fill } from '../../language/messages.js';
import { countryOfCompanyNumber, countryOfNumber } from './country-of-number.js';

/** The name of the sales tax in a country, as message keys. */
interface TaxRegime {
  name: TextKey | 'vat';
  number: TextKey | 'vatNumber' | 'gstNumber';
}

const VAT: TaxRegime = { name: 'vat', number: 'vatNumber' };
const GST: TaxRegime = { name: 'gst', number: 'gstNumber' };
const SALES_TAX: TaxRegime = { name: 'salesTax', number: 'salesTaxNumber' };
const CONSUMPTION_TAX: TaxRegime = { name: 'consumptionTax', number: 'consumptionTaxNumber' };

const BY_COUNTRY = new Map<string, TaxRegime>([
  ...['AU', 'CA', 'IN', 'MV', 'NZ', 'PG', 'SG'].map((country) => [country, GST] as const),
  ['US', SALES_TAX],
  ['JP', CONSUMPTION_TAX],
]);

const regimeOf = (countryCode: string | null) => BY_COUNTRY.get(countryCode ?? '') ?? VAT;

/** The name of the tax on this document, by the seller's country: "VAT", "GST", "USt.", "MWST", "TVA"; "IGIC" or "IPSI" if it has no other tax. */
export function taxName(document: BillingDocument, messages: Messages): string {
  const home = document.organisation.address.countryCode;
  const { name: key } = regimeOf(home);
  const name = key === 'vat' ? fill(messages.vat, { country: home ?? 'none' }) : messages[key];
  const entries = document.type === 'STATEMENT' ? [] : document.taxBreakdown;
  // Two taxes beside each other, such as TPS and TVQ, are neither one nor the other.
  if (new Set(entries.map((entry) => entry.name).filter(Boolean)).size > 1) return messages.salesTax;
  const names = new Set(entries.map(({ category }) => categoryTaxName(category, name)));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : name;
}

/** The name of a tax registration: "VAT no.", "登録番号"; of a national number its national name ("NIP"). `home`: the country of its holder. */
export function taxNumberLabel(number: string | null, home: string | null, messages: Messages): string {
  const country = countryOfNumber(number, home);
  const key = regimeOf(country).number;
  return key === 'vatNumber' || key === 'gstNumber' ? fill(messages[key], { country: country ?? 'none' }) : messages[key];
}

/** The name of a number in a register of companies; of a national number its national name ("KvK-nummer"). `home`: the country of its holder. */
export function companyNumberLabel(number: string | null, home: string | null, messages: Messages): string {
  return fill(messages.companyNumber, { country: countryOfCompanyNumber(number, home) ?? 'none' });
}

const EXEMPTIONS: Partial<Record<TaxCategory, TextKey>> = {
  Z: 'exemptZ',
  E: 'exemptE',
  AE: 'exemptAE',
  K: 'exemptK',
  G: 'exemptG',
  O: 'exemptO',
  B: 'exemptB',
};

/** Why a tax category has no tax, or who pays it (B), in the words that EN 16931 (BR-AE-10, BR-E-10, BR-G-10, BR-IC-10, BR-O-10) requires; null if it has tax. */
export function exemptionWording(category: TaxCategory, messages: Messages): string | null {
  const key = EXEMPTIONS[category];
  return key ? messages[key] : null;
}

/** The Canary Islands, Ceuta and Melilla have their own taxes (UNCL 5305 L and M). */
export function categoryTaxName(category: TaxCategory, name: string): string {
  if (category === 'L') return 'IGIC';
  return category === 'M' ? 'IPSI' : name;
}
