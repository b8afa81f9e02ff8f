import { COUNTRY_CODES_BY_SYNTAX } from '../../../invoices/codes/country-codes.js';
import { CURRENCY_CODES } from '../../../invoices/codes/currency-codes.js';
import { CREDIT_NOTE_TYPES, INVOICE_TYPES } from '../../../invoices/codes/document-types.js';
import { MEDIA_TYPES } from '../../../invoices/codes/media-types.js';
import { MEANS_CODES, TAX_POINT_CODES, TAX_POINT_CODES_UBL } from '../../../invoices/codes/payment-means-codes.js';
import { ALLOWANCE_REASONS, CHARGE_REASONS, EXEMPTION_REASONS } from '../../../invoices/codes/reason-codes.js';
import { UNIT_CODES } from '../../../invoices/codes/unit-codes.js';
import { TAX_CATEGORIES } from '../../../invoices/choices.js';
import { isBlank, where } from '../places.js';
import type { Rule } from '../rule.js';
import { countries, documentCategories, inBreakdown, inDocument, inLines, reasonCodes } from './coded-terms.js';
import { codeRule } from './code-rule.js';

const DOCUMENT_TYPES: ReadonlySet<string> = new Set([...INVOICE_TYPES, ...CREDIT_NOTE_TYPES]);
const CATEGORIES: ReadonlySet<string> = new Set(TAX_CATEGORIES);
const EXEMPTIONS = { has: (code: string) => EXEMPTION_REASONS.has(code.toUpperCase()) };

/** Each code is one of its list. A code that is not there is none of these rules' business. */
export const CODE_RULES: readonly Rule[] = [
  codeRule('BR-CL-01', ['BT-3'], 'The type of the document (BT-3) must be a code for invoices or credit notes of UNTDID 1001.', {
    list: () => DOCUMENT_TYPES,
    find: inDocument('BT-3'),
  }),
  codeRule('BR-CL-03', ['BT-5', 'BT-6'], 'Amounts must be in currencies of ISO 4217 (BT-5, BT-6).', {
    list: () => CURRENCY_CODES,
    find: (invoice, isBad, syntax) => [
      ...inDocument('BT-5')(invoice, isBad, syntax),
      ...(isBlank(invoice['BG-22']['BT-111']) ? [] : inDocument('BT-6')(invoice, isBad, syntax)),
    ],
  }),
  codeRule('BR-CL-04', ['BT-5'], 'The currency of the invoice (BT-5) must be a code of ISO 4217, such as EUR.', {
    list: () => CURRENCY_CODES,
    find: inDocument('BT-5'),
  }),
  codeRule('BR-CL-05', ['BT-6'], 'The accounting currency (BT-6) must be a code of ISO 4217, such as EUR.', {
    list: () => CURRENCY_CODES,
    find: inDocument('BT-6'),
  }),
  codeRule(
    'BR-CL-06',
    ['BT-8'],
    'The code of the tax point date (BT-8) must be 3 (issue), 35 (delivery) or 432 (payment), as UNTDID 2005 has them.',
    {
      // The reader of CII makes codes of UNTDID 2005 of those of UNTDID 2475, and the writer writes both as the latter.
      list: (syntax) => (syntax === 'UBL' ? TAX_POINT_CODES_UBL : TAX_POINT_CODES),
      find: inDocument('BT-8'),
    },
  ),
  codeRule(
    'BR-CL-14',
    ['BT-40', 'BT-55', 'BT-69', 'BT-80'],
    'The country of an address (BT-40, BT-55, BT-69, BT-80) must be a code of ISO 3166-1, such as DE. Kosovo is 1A.',
    {
      list: (syntax) => COUNTRY_CODES_BY_SYNTAX[syntax],
      find: countries,
    },
  ),
  codeRule(
    'BR-CL-15',
    ['BT-159'],
    'The country of origin of an item (BT-159) must be a code of ISO 3166-1, such as DE. Kosovo is 1A.',
    {
      list: (syntax) => COUNTRY_CODES_BY_SYNTAX[syntax],
      find: inLines('BT-159'),
    },
  ),
  codeRule(
    'BR-CL-16',
    ['BT-81'],
    'The means of payment (BT-81) must be a code of UNTDID 4461, such as 58 for a SEPA credit transfer.',
    {
      list: () => MEANS_CODES,
      find: (invoice, isBad) => where(invoice['BG-16'], ['BG-16'], (means) => isBad(means['BT-81']), 'BT-81'),
    },
  ),
  codeRule(
    'BR-CL-17',
    ['BT-95', 'BT-102', 'BT-118'],
    'The VAT category of an allowance, a charge or, in UBL, an entry of the VAT breakdown (BT-95, BT-102, BT-118) must be one of UNTDID 5305.',
    {
      list: () => CATEGORIES,
      find: (invoice, isBad, syntax) => [
        ...documentCategories(invoice, isBad, syntax),
        ...(syntax === 'UBL' ? inBreakdown('BT-118')(invoice, isBad, syntax) : []),
      ],
    },
  ),
  codeRule(
    'BR-CL-18',
    ['BT-151', 'BT-118'],
    'The VAT category of a line or, in CII, an entry of the VAT breakdown (BT-151, BT-118) must be one of UNTDID 5305.',
    {
      list: () => CATEGORIES,
      find: (invoice, isBad, syntax) => [
        ...inLines('BT-151')(invoice, isBad, syntax),
        ...(syntax === 'CII' ? inBreakdown('BT-118')(invoice, isBad, syntax) : []),
      ],
    },
  ),
  codeRule('BR-CL-19', ['BT-98', 'BT-140'], 'The reason code of an allowance (BT-98, BT-140) must be one of UNTDID 5189.', {
    list: () => ALLOWANCE_REASONS,
    find: reasonCodes('BG-20', 'BG-27'),
  }),
  codeRule('BR-CL-20', ['BT-105', 'BT-145'], 'The reason code of a charge (BT-105, BT-145) must be one of UNTDID 7161.', {
    list: () => CHARGE_REASONS,
    find: reasonCodes('BG-21', 'BG-28'),
  }),
  codeRule(
    'BR-CL-22',
    ['BT-121'],
    'The code of why no VAT is charged (BT-121) must be one of the VATEX list, such as VATEX-EU-AE.',
    {
      list: () => EXEMPTIONS,
      find: inBreakdown('BT-121'),
    },
  ),
  codeRule(
    'BR-CL-23',
    ['BT-130', 'BT-150'],
    'A unit (BT-130, BT-150) must be a code of UN/ECE Recommendation 20, or of Recommendation 21 with an X before it, such as C62 for one.',
    {
      list: () => UNIT_CODES,
      find: inLines('BT-130', 'BT-150'),
    },
  ),
  codeRule(
    'BR-CL-24',
    ['BT-125', 'BT-125-1'],
    'An attachment (BT-125) must be PDF, PNG, JPEG, CSV, or a spreadsheet of Excel or OpenDocument (BT-125-1).',
    {
      list: () => MEDIA_TYPES,
      find: (invoice, isBad) =>
        where(invoice['BG-24'], ['BG-24'], (item) => isBad(item['BT-125']?.mediaType), 'BT-125', 'BT-125-1'),
    },
  ),
];
