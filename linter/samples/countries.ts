import type { SupportedLocale } from '#service/templates/index.js';
import type { Invoice } from '#service/invoices/invoice.js';
import { type InvoiceChanges } from './complete-invoice.js';
import { addressIn } from './complete-parties.js';

/** Something that the law of a country requires. One of the texts is enough. */
interface CountryRule {
  what: string;
  basis: string;
  texts: (invoice: Invoice) => (string | null)[];
}

/** A seller's country: what its invoices look like, and what they must show. */
export interface Country {
  code: string;
  locale: SupportedLocale;
  changes: InvoiceChanges;
  rules: readonly CountryRule[];
}

const vatNumber = ({ organisation }: Invoice) => [organisation.vatNumber];
const vatOrTaxNumber = ({ organisation }: Invoice) => [organisation.vatNumber, organisation.taxNumber];
const companyNumber = ({ organisation }: Invoice) => [organisation.companyNumber];
const legalInformation = ({ organisation }: Invoice) => [organisation.legalInformation];
const terms = (invoice: Invoice) => [invoice.terms];

const seller = (code: string, changes: InvoiceChanges['organisation']): InvoiceChanges => ({
  organisation: { ...changes, address: addressIn(code, '14 Kelvin Quay') },
});

/** National requirements beyond EN 16931, which requires seller, buyer, number, dates, tax and totals everywhere. The United States require nothing more. */
export const COUNTRIES: readonly Country[] = [
  {
    code: 'DE',
    locale: 'de-DE',
    changes: {
      ...seller('DE', { vatNumber: 'DE811907980', taxNumber: '27/181/50162', companyNumber: 'HRB 86891 B' }),
      currencyCode: 'EUR',
    },
    rules: [
      { what: 'the tax number or the USt-IdNr.', basis: '§ 14 (4) no. 2 UStG', texts: vatOrTaxNumber },
      { what: 'the number in the commercial register', basis: '§ 35a GmbHG, § 80 AktG, § 125 HGB', texts: companyNumber },
      { what: 'the managing directors and the seat', basis: '§ 35a GmbHG', texts: legalInformation },
    ],
  },
  {
    code: 'AT',
    locale: 'de-DE',
    changes: {
      ...seller('AT', { vatNumber: 'ATU62195544', taxNumber: null, companyNumber: 'FN 366715m' }),
      currencyCode: 'EUR',
    },
    rules: [
      { what: 'the UID', basis: '§ 11 (1) no. 3 lit. i UStG 1994', texts: vatNumber },
      { what: 'the number in the company register', basis: '§ 14 UGB', texts: companyNumber },
    ],
  },
  {
    code: 'CH',
    locale: 'de-DE',
    changes: {
      ...seller('CH', { vatNumber: 'CHE-116.281.710 MWST', taxNumber: null }),
      currencyCode: 'CHF',
    },
    rules: [{ what: 'the UID of the tax register', basis: 'Art. 26 (2) lit. a MWSTG', texts: vatNumber }],
  },
  {
    code: 'FR',
    locale: 'fr-FR',
    changes: {
      ...seller('FR', {
        vatNumber: 'FR40303265045',
        taxNumber: null,
        companyNumber: '303 265 045 RCS Lyon',
        legalInformation: 'SARL au capital de 40 000 €',
      }),
      currencyCode: 'EUR',
    },
    rules: [
      { what: 'the SIREN and the register', basis: 'C. com. R. 123-237', texts: companyNumber },
      { what: 'the legal form and the capital', basis: 'C. com. R. 123-238', texts: legalInformation },
      { what: 'the VAT number', basis: 'CGI annexe II, art. 242 nonies A', texts: vatNumber },
      { what: 'the terms for late payment', basis: 'C. com. L. 441-9', texts: terms },
    ],
  },
  {
    code: 'GB',
    locale: 'en-GB',
    changes: {},
    rules: [
      { what: 'the VAT number', basis: 'VAT Regulations 1995, reg. 14', texts: vatNumber },
      { what: 'the registered number', basis: 'Company, LLP and Business Regulations 2015, reg. 25', texts: companyNumber },
      {
        what: 'the place of registration',
        basis: 'Company, LLP and Business Regulations 2015, reg. 25',
        texts: legalInformation,
      },
    ],
  },
  {
    code: 'JP',
    locale: 'ja-JP',
    changes: { ...seller('JP', { vatNumber: 'T7000012050002', taxNumber: null }), currencyCode: 'JPY', lines: [] },
    rules: [{ what: 'the number of the qualified invoice issuer', basis: 'Consumption Tax Act, art. 57-4', texts: vatNumber }],
  },
];
