import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { Address, Identifier } from '../../invoices/invoice.js';
import type { FurtherPartyView } from '../document/party-view.js';
import type { LabelledText } from '../document/view-fields.js';
import type { Formats } from '../language/formats.js';
import type { Messages } from '../language/messages.js';
import { identifierEntries } from './identifiers.js';
import { labelled } from './labelled-text.js';
import { companyNumberLabel, taxNumberLabel } from './tax/tax-regime.js';

interface Words {
  messages: Messages;
  formats: Formats;
  /** An address as its country writes it. */
  linesOf: (address: Address) => string[];
}

/** Who gets the money (BG-10), and who represents the seller before the tax authority (BG-11), which the law wants on the document. */
export function furtherParties({ payee, taxRepresentative }: InvoiceLike, words: Words): FurtherPartyView[] {
  const { messages, linesOf } = words;
  const numbers = (entries: LabelledText[]) => entries.map(({ label, text }) => `${label} ${words.formats.isolated(text)}`);
  return [
    ...(taxRepresentative
      ? [
          {
            label: messages.taxRepresentative,
            name: taxRepresentative.name,
            details: [
              ...linesOf(taxRepresentative.address),
              ...numbers(
                labelled([
                  taxNumberLabel(taxRepresentative.vatNumber, taxRepresentative.address.countryCode, messages),
                  taxRepresentative.vatNumber,
                ]),
              ),
            ],
          },
        ]
      : []),
    ...(payee
      ? [
          {
            label: messages.payee,
            name: payee.name,
            details: numbers([
              ...labelled([companyNumberLabel(payee.companyNumber, null, messages), payee.companyNumber]),
              ...identifierEntries(payee.identifiers, [payee.companyNumber], messages),
            ]),
          },
        ]
      : []),
  ];
}

/** "GLN 4012345000009", or "Location 68". */
export function locationEntries(location: Identifier | null, messages: Messages): LabelledText[] {
  return location ? identifierEntries([location], [], messages, messages.location) : [];
}
