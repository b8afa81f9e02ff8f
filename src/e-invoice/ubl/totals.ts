import { element, type XmlNode } from '../../xml/write-xml.js';
import type { DocumentTotals } from '../terms/terms.js';
import type { WriteAmount } from './amounts.js';
import type { Source } from './source.js';
import type { readTaxTotals } from './tax.js';

// BG-22; BT-110 and BT-111 are in tax.ts.

/** The totals of the document. */
export function writeTotals(totals: DocumentTotals, amount: WriteAmount): XmlNode | undefined {
  return element('cac:LegalMonetaryTotal', [
    amount('cbc:LineExtensionAmount', totals['BT-106']),
    amount('cbc:TaxExclusiveAmount', totals['BT-109']),
    amount('cbc:TaxInclusiveAmount', totals['BT-112']),
    amount('cbc:AllowanceTotalAmount', totals['BT-107']),
    amount('cbc:ChargeTotalAmount', totals['BT-108']),
    amount('cbc:PrepaidAmount', totals['BT-113']),
    amount('cbc:PayableRoundingAmount', totals['BT-114']),
    amount('cbc:PayableAmount', totals['BT-115']),
  ]);
}

/** The totals of the document. @param root whose terms they are noted under */
export function readTotals(root: Source, tax: Pick<ReturnType<typeof readTaxTotals>, 'BT-110' | 'BT-111'>): DocumentTotals {
  const totals = root.group('BG-22', 'cac:LegalMonetaryTotal');
  return {
    ...totals?.texts({
      'BT-106': 'cbc:LineExtensionAmount',
      'BT-107': 'cbc:AllowanceTotalAmount',
      'BT-108': 'cbc:ChargeTotalAmount',
      'BT-109': 'cbc:TaxExclusiveAmount',
      'BT-112': 'cbc:TaxInclusiveAmount',
      'BT-113': 'cbc:PrepaidAmount',
      'BT-114': 'cbc:PayableRoundingAmount',
      'BT-115': 'cbc:PayableAmount',
    }),
    'BT-110': root.text('BG-22/BT-110', tax['BT-110']),
    'BT-111': root.text('BG-22/BT-111', tax['BT-111']),
  };
}
