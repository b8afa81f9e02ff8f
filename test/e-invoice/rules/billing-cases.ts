import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { type RuleCase, ruleCase } from '../fixtures/rule-cases.js';

/** The documents that the cases change; each profile has its own. */
export interface BillingDocuments {
  /** Paid by credit transfer. */
  plain: () => EInvoice;
  /** Paid by direct debit. */
  debited: () => EInvoice;
  /** With VAT totals in two currencies. */
  inTwoCurrencies: () => EInvoice;
  /** With a discount on a price for ten pieces. */
  discounted: () => EInvoice;
}

/** A case for each rule that Peppol and XRechnung have in common. */
export function billingCases({ plain, debited, inTwoCurrencies, discounted }: BillingDocuments): RuleCase[] {
  const rule = (number: string, ...rest: DropFirst<Parameters<typeof ruleCase>>) => ruleCase(`PEPPOL-EN16931-${number}`, ...rest);
  return [
    rule('R001', plain, 'BT-23', undefined, 'BT-23'),
    rule('R005', inTwoCurrencies, 'BT-6', ' EUR', 'BT-6'),
    rule('R008', plain, 'BT-11', '', 'BT-11'),
    rule('R008', plain, 'BG-4.BG-5.line2', ' \n', 'BG-4/BG-5/BT-36'),
    rule('R008', plain, 'BG-25.1.BG-32.0.value', '', 'BG-25[2]/BG-32[1]/BT-161'),
    rule('R008', plain, 'BG-7.BT-46.0.id', '\t', 'BG-7/BT-46[1]'),
    rule('R010', plain, 'BG-7.BT-49', undefined, 'BG-7/BT-49'),
    rule('R020', plain, 'BG-4.BT-34', undefined, 'BG-4/BT-34'),
    rule('R040', plain, 'BG-20.0.amount', '10.03', 'BG-20[1]/BT-92'),
    rule('R040', plain, 'BG-25.1.BG-28.0.amount', '0.97', 'BG-25[2]/BG-28[1]/BT-141'),
    rule('R041', plain, 'BG-21.0.baseAmount', undefined, 'BG-21[1]/BT-100'),
    rule('R042', plain, 'BG-25.0.BG-27.0.percentage', undefined, 'BG-25[1]/BG-27[1]/BT-138'),
    rule('R046', discounted, 'BG-25.0.BT-147', '49.99', 'BG-25[1]/BT-146'),
    rule('R046', discounted, 'BG-25.0.BT-147', undefined, 'BG-25[1]/BT-146'),
    rule('R046', discounted, 'BG-25.0.BT-146', undefined, 'BG-25[1]/BT-146'),
    rule('R053', plain, 'BG-23', [], 'BG-23', 'UBL'),
    rule('R054', inTwoCurrencies, 'BT-6', undefined, 'BG-22/BT-111'),
    rule('R054', inTwoCurrencies, 'BG-22.BT-111', undefined, 'BG-22/BT-111'),
    rule('R055', inTwoCurrencies, 'BG-22.BT-111', '-26.00', 'BG-22/BT-111'),
    rule('R055', inTwoCurrencies, 'BG-22.BT-110', undefined, 'BG-22/BT-111', 'UBL'),
    rule('R061', debited, 'BG-16.0.BG-19.BT-89', undefined, 'BG-16[1]/BG-19/BT-89'),
    rule('R110', plain, 'BG-25.1.BG-26.start', '2026-09-30', 'BG-25[2]/BG-26/BT-134'),
    rule('R111', plain, 'BG-25.0.BG-26.end', '2026-11-01', 'BG-25[1]/BG-26/BT-135'),
    rule('R120', plain, 'BG-25.1.BT-131', '50.03', 'BG-25[2]/BT-131'),
    rule('R120', discounted, 'BG-25.0.BT-149', '9', 'BG-25[1]/BT-131'),
    rule('R121', plain, 'BG-25.0.BT-149', '0', 'BG-25[1]/BT-149'),
    rule('R121', plain, 'BG-25.0.BT-149', '-1', 'BG-25[1]/BT-149'),
    rule('R130', plain, 'BG-25.1.BT-150', 'KGM', 'BG-25[2]/BT-150'),
  ];
}

type DropFirst<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;
