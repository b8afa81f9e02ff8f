import { eachLine } from '../../terms/all-lines.js';
import type { Place } from '../../terms/place.js';
import type { EInvoice, SchemedId } from '../../terms/terms.js';
import { electronicAddresses, legalIds, partyIds, type PlacedId } from '../placed.js';
import type { Rule } from '../rule.js';
import { normalizeSpace } from '../xpath/text.js';
import { ADDRESS_SCHEMES, ID_SCHEMES } from './schemes.js';

/** The schemes of identifiers in invoices that use the extension: it adds those of digital health applications. */
export const EXTENSION_SCHEME_RULES: readonly Rule[] = [
  schemeRule('BR-DEX-04', ['BT-29', 'BT-46', 'BT-60'], 'of a party', partyIds, ({ scheme }, [group]) =>
    scheme === 'SEPA' ? group !== 'BG-7' : ID_SCHEMES.has(scheme),
  ),
  schemeRule('BR-DEX-05', ['BT-30', 'BT-47', 'BT-61'], 'of a legal registration', legalIds),
  schemeRule('BR-DEX-06', ['BT-157'], 'of an item', itemIds),
  schemeRule('BR-DEX-07', ['BT-34', 'BT-49'], 'of an electronic address', electronicAddresses, ({ scheme }) =>
    ADDRESS_SCHEMES.has(scheme),
  ),
  schemeRule('BR-DEX-08', ['BT-71'], 'of a delivery location', locationIds),
];

function schemeRule(
  id: string,
  terms: readonly string[],
  of: string,
  ids: (invoice: EInvoice) => PlacedId[],
  isKnown: (id: { scheme: string }, place: Place) => boolean = ({ scheme }) => ID_SCHEMES.has(scheme),
): Rule {
  const list = id === 'BR-DEX-07' ? 'the electronic address schemes (CEF EAS)' : 'ISO 6523';
  return {
    id,
    severity: 'fatal',
    terms,
    message: `The scheme of the identifier ${of} must be a code of ${list}, XR01, XR02 or XR03.`,
    broken: (invoice) =>
      ids(invoice)
        .filter(([{ scheme }, place]) => scheme !== undefined && !isKnown({ scheme: normalizeSpace(scheme) }, place))
        .map(([, place]) => place),
  };
}

function itemIds(invoice: EInvoice): PlacedId[] {
  const ids: PlacedId[] = [];
  eachLine(invoice, (line, place) => ids.push(...placed(line['BT-157'], [...place, 'BT-157'])));
  return ids;
}

function locationIds(invoice: EInvoice): PlacedId[] {
  return placed(invoice['BG-13']?.['BT-71'], ['BG-13', 'BT-71']);
}

function placed(id: SchemedId | undefined, place: Place): PlacedId[] {
  return id === undefined ? [] : [[id, place]];
}
