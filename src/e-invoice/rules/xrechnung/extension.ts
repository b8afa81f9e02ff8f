import { XRECHNUNG_EXTENSION } from '../../profiles.js';
import { onlyIf } from '../only-if.js';
import type { Rule } from '../rule.js';
import { EXTENSION_SCHEME_RULES } from './extension-schemes.js';
import { SUB_LINE_RULES } from './sub-lines.js';
import { THIRD_PARTY_RULES } from './third-party-payments.js';

const MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/xml',
];

const MEDIA_TYPE_RULE: Rule = {
  id: 'BR-DEX-01',
  severity: 'fatal',
  terms: ['BT-125'],
  message: 'An attached file must be a PDF, PNG, JPEG, CSV, XLSX, ODS or XML file.',
  broken: (invoice) =>
    invoice['BG-24'].flatMap(({ 'BT-125': file }, index) =>
      file === undefined || MEDIA_TYPES.includes(file.mediaType ?? '') ? [] : [['BG-24', index, 'BT-125']],
    ),
};

/** What XRechnung asks of invoices that use its extension: those that say so in BT-24. */
export const EXTENSION_RULES: readonly Rule[] = onlyIf(
  (invoice) => invoice['BT-24'] === XRECHNUNG_EXTENSION,
  [MEDIA_TYPE_RULE, ...EXTENSION_SCHEME_RULES, ...SUB_LINE_RULES, ...THIRD_PARTY_RULES],
);
