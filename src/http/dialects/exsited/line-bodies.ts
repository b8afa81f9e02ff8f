import { amountText, lineTotal, plainDecimal } from '../../../invoices/ledger/ledger-amounts.js';
import type { LedgerLine } from '../../../invoices/ledger/ledger.js';
import { alternateDay, dayOrNull } from './dates.js';

/** A line of E1, E2 and E4. @param base where links lead, without a slash at the end */
export function lineBody(line: LedgerLine, currencyCode: string, base: string) {
  return { ...lineHead(line, currencyCode, base), ...lineRest(line) };
}

/** A line of E5: with the name of its item. */
export function namedLineBody(line: LedgerLine, currencyCode: string, base: string) {
  return { ...lineHead(line, currencyCode, base), item_name: line.name, ...lineRest(line) };
}

function lineHead(line: LedgerLine, currencyCode: string, base: string) {
  return {
    subtotal: amountText(line.netAmount, currencyCode),
    total: amountText(lineTotal(line), currencyCode),
    tax: {
      amount: amountText(line.taxAmount, currencyCode),
      uuid: line.tax?.id ?? null,
      code: line.tax?.code ?? null,
      rate: plainDecimal(line.taxRate),
      link: line.tax && `${base}/api/v1/taxes/${line.tax.id}`,
    },
    accounting_code: { sales_revenue: line.salesRevenueAccount },
    item_uuid: line.itemUuid,
    item_id: line.itemId,
  };
}

function lineRest(line: LedgerLine) {
  const { start, end } = line.charging;
  return {
    item_order_quantity: plainDecimal(line.quantity),
    item_uom: line.unit ?? line.unitCode,
    item_warehouse: line.warehouse,
    pricing_snapshot_uuid: line.pricingSnapshotUuid,
    charging_start_date: dayOrNull(start.date),
    alternate_charging_start_date: alternateDay(start),
    charging_end_date: dayOrNull(end.date),
    alternate_charging_end_date: alternateDay(end),
    uuid: line.id,
    version: String(line.version),
  };
}
