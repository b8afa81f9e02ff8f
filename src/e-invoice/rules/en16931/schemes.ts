import { EAS_SCHEMES, ISO_6523_SCHEMES } from '../../../invoices/codes/identifier-schemes.js';
import { CLASSIFICATION_SCHEMES } from '../../../invoices/codes/item-schemes.js';
import { OBJECT_SCHEMES } from '../../../invoices/codes/object-schemes.js';
import type { Rule } from '../rule.js';
import { codeRule } from './code-rule.js';
import { badScheme, badSchemes, type FindBad, type IsBad, schemesInLines } from './coded-terms.js';

/** UBL writes the creditor identifier (BT-90) as one of the seller or payee, of the scheme SEPA. */
const partySchemes: FindBad = ({ 'BG-4': seller, 'BG-7': buyer, 'BG-10': payee }, isBad, syntax) => {
  const isBadCreditor: IsBad = (scheme) => isBad(scheme) && !(syntax === 'UBL' && scheme?.trim() === 'SEPA');
  return [
    ...badSchemes(seller['BT-29'], ['BG-4', 'BT-29'], isBadCreditor),
    ...badSchemes(payee?.['BT-60'] ?? [], ['BG-10', 'BT-60'], isBadCreditor),
    ...badSchemes(buyer['BT-46'], ['BG-7', 'BT-46'], isBad),
  ];
};

/** The scheme of each identifier is one of its list. An identifier without a scheme breaks none of these rules. */
export const SCHEME_RULES: readonly Rule[] = [
  codeRule(
    'BR-CL-07',
    ['BT-18-1', 'BT-128-1'],
    'The scheme of an invoiced object (BT-18-1, BT-128-1) must be one of UNTDID 1153.',
    {
      list: () => OBJECT_SCHEMES,
      find: (invoice, isBad, syntax) => [
        ...badScheme(invoice['BT-18'], ['BT-18'], isBad),
        ...schemesInLines('BT-128')(invoice, isBad, syntax),
      ],
    },
  ),
  codeRule(
    'BR-CL-10',
    ['BT-29-1', 'BT-46-1', 'BT-60-1'],
    'The scheme of an identifier of a seller, buyer or payee (BT-29-1, BT-46-1, BT-60-1) must be one of ISO/IEC 6523, such as 0088 for a GLN.',
    {
      list: () => ISO_6523_SCHEMES,
      find: partySchemes,
    },
  ),
  codeRule(
    'BR-CL-11',
    ['BT-30-1', 'BT-47-1', 'BT-61-1'],
    'The scheme of a legal registration (BT-30-1, BT-47-1, BT-61-1) must be one of ISO/IEC 6523.',
    {
      list: () => ISO_6523_SCHEMES,
      find: ({ 'BG-4': seller, 'BG-7': buyer, 'BG-10': payee }, isBad) => [
        ...badScheme(seller['BT-30'], ['BG-4', 'BT-30'], isBad),
        ...badScheme(buyer['BT-47'], ['BG-7', 'BT-47'], isBad),
        ...badScheme(payee?.['BT-61'], ['BG-10', 'BT-61'], isBad),
      ],
    },
  ),
  codeRule(
    'BR-CL-13',
    ['BT-158-1'],
    'The scheme of a classification of an item (BT-158-1) must be one of UNTDID 7143, such as STI for CPV.',
    {
      list: () => CLASSIFICATION_SCHEMES,
      find: schemesInLines('BT-158'),
    },
  ),
  codeRule(
    'BR-CL-21',
    ['BT-157-1'],
    'The scheme of the standard identifier of an item (BT-157-1) must be one of ISO/IEC 6523, such as 0160 for a GTIN.',
    {
      list: () => ISO_6523_SCHEMES,
      find: schemesInLines('BT-157'),
    },
  ),
  codeRule(
    'BR-CL-25',
    ['BT-34-1', 'BT-49-1'],
    'The scheme of an electronic address (BT-34-1, BT-49-1) must be one of the EAS list, such as EM for an e-mail address.',
    {
      list: () => EAS_SCHEMES,
      find: ({ 'BG-4': seller, 'BG-7': buyer }, isBad) => [
        ...badScheme(seller['BT-34'], ['BG-4', 'BT-34'], isBad),
        ...badScheme(buyer['BT-49'], ['BG-7', 'BT-49'], isBad),
      ],
    },
  ),
  codeRule(
    'BR-CL-26',
    ['BT-71-1'],
    'The scheme of a place of delivery (BT-71-1) must be one of ISO/IEC 6523, such as 0088 for a GLN.',
    {
      list: () => ISO_6523_SCHEMES,
      find: ({ 'BG-13': delivery }, isBad) => badScheme(delivery?.['BT-71'], ['BG-13', 'BT-71'], isBad),
    },
  ),
];
