import { partyWarnings } from '../../invoices/codes/code-warnings.js';
import type { Warning } from '../../invoices/warning.js';
import type { ImportFile } from './format/schema.js';
import { paleLogos } from './pale-logos.js';

/** What is odd about the organisations and customers of a file: codes, accounts, logos. */
export function warningsOfParties(file: ImportFile): Warning[] {
  const at = (list: string, index: number, warnings: Warning[]) =>
    warnings.map((warning) => ({ ...warning, path: `${list}[${index}].${warning.path}` }));
  return [
    ...file.organisations.flatMap((organisation, index) => at('organisations', index, partyWarnings(organisation, 'seller'))),
    ...file.customers.flatMap(({ billingAddress: address, ...customer }, index) =>
      at('customers', index, partyWarnings({ ...customer, address }, 'buyer')),
    ),
    ...paleLogos(file),
  ];
}
