import { textOf } from '../../ubl/source.js';
import { billingRule, type StructureRule, unless } from './structure-rule.js';

/** Of XRechnung and Peppol, for both syntaxes. */
export const EMPTY_ELEMENT: StructureRule = {
  ...billingRule('PEPPOL-EN16931-R008', ['xrechnung', 'peppol'], 'BG-0', 'The document must not contain empty elements.'),
  isWhole: true,
  on: /./,
  // CII has an element for the delivery that the schema demands.
  broken: (element) =>
    unless(
      element.children.length > 0 || textOf(element) !== '' || element.name === 'ram:ApplicableHeaderTradeDelivery',
      element,
    ),
};
