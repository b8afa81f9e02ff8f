import { describe, expect, it } from '@jest/globals';
import { COUNTRY_CODES, COUNTRY_CODES_BY_SYNTAX } from '../../../src/invoices/codes/country-codes.js';
import { CURRENCY_CODES } from '../../../src/invoices/codes/currency-codes.js';
import { CREDIT_NOTE_TYPES, INVOICE_TYPES } from '../../../src/invoices/codes/document-types.js';
import { EAS_SCHEMES, ICD_SCHEMES, ISO_6523_SCHEMES } from '../../../src/invoices/codes/identifier-schemes.js';
import { CLASSIFICATION_SCHEMES } from '../../../src/invoices/codes/item-schemes.js';
import { MEDIA_TYPES } from '../../../src/invoices/codes/media-types.js';
import { NOTE_SUBJECTS, NOTE_SUBJECTS_ONLY_CII } from '../../../src/invoices/codes/note-subjects.js';
import { OBJECT_SCHEMES } from '../../../src/invoices/codes/object-schemes.js';
import { MEANS_CODES, TAX_POINT_CODES, TAX_POINT_CODES_UBL } from '../../../src/invoices/codes/payment-means-codes.js';
import { ALLOWANCE_REASONS, CHARGE_REASONS, EXEMPTION_REASONS } from '../../../src/invoices/codes/reason-codes.js';
import { UNIT_CODES } from '../../../src/invoices/codes/unit-codes.js';

describe('the code lists', () => {
  // How many codes the lists of the validation artefacts 1.3.16 have, and the form that each code has.
  it.each([
    ['countries for UBL', COUNTRY_CODES_BY_SYNTAX.UBL, 251, /^(?:[A-Z]{2}|1A)$/],
    ['countries for CII', COUNTRY_CODES_BY_SYNTAX.CII, 251, /^(?:[A-Z]{2}|1A)$/],
    ['countries and XK', COUNTRY_CODES, 252, /^(?:[A-Z]{2}|1A)$/],
    ['currencies', CURRENCY_CODES, 178, /^[A-Z]{3}$/],
    ['types of invoices', INVOICE_TYPES, 50, /^\d{2,3}$/],
    ['types of credit notes', CREDIT_NOTE_TYPES, 13, /^\d{2,3}$/],
    ['electronic addresses', EAS_SCHEMES, 104, /^(?:\d{4}|[A-Z]{2})$/],
    ['identifiers', ISO_6523_SCHEMES, 243, /^\d{4}$/],
    ['identifiers with those beside the list', ICD_SCHEMES, 247, /^(?:\d{4}|SEPA|XR0\d)$/],
    ['classifications', CLASSIFICATION_SCHEMES, 185, /^[A-Z]{2,3}$/],
    ['media types', MEDIA_TYPES, 6, /^[a-z]+\/[a-z.-]+$/],
    ['subjects of notes', NOTE_SUBJECTS, 401, /^[A-Z0-9]{3}$/],
    ['subjects of notes that only CII has', NOTE_SUBJECTS_ONLY_CII, 18, /^[A-Z]{3}$/],
    ['objects', OBJECT_SCHEMES, 818, /^[A-Z0-9]{2,3}$/],
    ['means of payment', MEANS_CODES, 84, /^(?:\d{1,2}|ZZZ)$/],
    ['tax points', TAX_POINT_CODES, 6, /^\d{1,3}$/],
    ['tax points in UBL', TAX_POINT_CODES_UBL, 3, /^\d{1,3}$/],
    ['reasons of allowances', ALLOWANCE_REASONS, 19, /^\d{2,3}$/],
    ['reasons of charges', CHARGE_REASONS, 178, /^[A-Z0-9]{2,3}$/],
    ['reasons of exemptions', EXEMPTION_REASONS, 88, /^VATEX-(?:EU|FR)-[A-Z0-9-]+$/],
    ['units', UNIT_CODES, 2162, /^[A-Z0-9]{2,3}$/],
  ])('have every code of %s, and nothing else', (_, list, size, form) => {
    expect(list.size).toBe(size);
    expect([...list].filter((code) => !form.test(code))).toEqual([]);
  });
});
