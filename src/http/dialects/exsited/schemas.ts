import { z } from 'zod';

// The bodies of the dialect, with Exsited's names and nesting. The compiler checks the code that makes a body against these types, and the API description is
// made from them.

const money = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'An amount with the decimals of the currency.' });

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A day is midnight UTC. */
const dateTime = z.string().meta({ format: 'date-time' });

const uuid = z.string().meta({ format: 'uuid' });

const link = z.string().meta({ format: 'uri' });

const head = {
  status: z.enum(['DRAFT', 'ACTIVE', 'VOIDED']),
  id: z.string().meta({ description: 'The invoice number.' }),
  type: z.enum(['LINKED_WITH_ORDER', 'LINKED_WITH_ACCOUNT']),
  custom_form: z.strictObject({ uuid, name: z.string() }).nullable(),
  currency: z.strictObject({
    uuid,
    name: z.string().meta({ description: 'ISO 4217 code.' }),
    link: link.meta({ description: 'Names the currency; nothing is served at this address.' }),
  }),
  customer_purchase_order_id: z.string().nullable(),
  billing_start_date: dateTime.nullable(),
  alternate_billing_start_date: dateTime.nullable(),
  billing_end_date: dateTime.nullable(),
  alternate_billing_end_date: dateTime.nullable(),
  issue_date: dateTime,
  alternate_issue_date: dateTime,
  due_date: dateTime.nullable(),
  alternate_due_date: dateTime.nullable(),
  subtotal: money.meta({ description: 'Without tax, after discounts and charges of the whole invoice.' }),
  tax: money,
};

const taxTotal = { tax_total: money };

const sums = { total: money, paid: money, due: money };

const shippingCost = { shipping_cost: money };

const payment = {
  payment_status: z.enum(['PAID', 'PARTIALLY_PAID', 'UNPAID']),
  last_payment: z.strictObject({ id: z.string(), amount: money, created_at: dateTime }).nullable(),
  discount_amount: money,
  price_tax_inclusive: z.enum(['true', 'false']),
  invoice_note: z.string().nullable(),
  account_id: z.string(),
};

const accountName = { account_name: z.string() };

const order = { order_id: z.string().nullable().meta({ description: 'The order number.' }) };

const kpis = {
  kpis: z
    .strictObject({
      outstanding: money.meta({ description: 'What is owed now: zero for drafts and void invoices, never below zero.' }),
      overdue: money.meta({ description: 'The outstanding amount once the due date is over, in the organisation’s time zone.' }),
      last_payment_date: dateTime.nullable(),
      payment_applied: money,
      credit_applied: money.meta({ description: 'Parts of credit notes used against this invoice.' }),
      credit_issued: money.meta({ description: 'Total of the credit notes that correct this invoice.' }),
      last_reactivated_on: dateTime.nullable(),
      last_cancelled_on: dateTime.nullable(),
      last_amended_on: dateTime.nullable(),
      voided_on: dateTime.nullable(),
      deleted_on: dateTime.nullable(),
    })
    .meta({ id: 'ExsitedKpis' }),
};

const life = {
  created_by: z.string().nullable(),
  created_on: dateTime,
  last_updated_by: z.string().nullable(),
  last_updated_on: dateTime,
  uuid,
  version: z.string(),
  custom_attributes: z.array(z.strictObject({ name: z.string(), value: z.string().nullable() })),
  custom_objects: z.array(z.unknown()),
};

const lineHead = {
  subtotal: money,
  total: money,
  tax: z.strictObject({
    amount: money,
    uuid: uuid.nullable(),
    code: z.string().nullable(),
    rate: decimalText.meta({ description: 'Per cent.' }),
    link: link.nullable().meta({ description: 'Names the tax code; nothing is served at this address.' }),
  }),
  accounting_code: z.strictObject({ sales_revenue: z.string().nullable() }),
  item_uuid: uuid.nullable(),
  item_id: z.string().nullable(),
};

const lineRest = {
  item_order_quantity: decimalText,
  item_uom: z.string(),
  item_warehouse: z.string().nullable(),
  pricing_snapshot_uuid: uuid.nullable(),
  charging_start_date: dateTime.nullable(),
  alternate_charging_start_date: dateTime.nullable(),
  charging_end_date: dateTime.nullable(),
  alternate_charging_end_date: dateTime.nullable(),
  uuid,
  version: z.string(),
};

const line = z.strictObject({ ...lineHead, ...lineRest }).meta({ id: 'ExsitedLine' });

const namedLine = z.strictObject({ ...lineHead, item_name: z.string(), ...lineRest }).meta({ id: 'ExsitedAccountLine' });

/** An invoice in the v3 list of all invoices, and one v3 invoice. */
export const invoice = z
  .strictObject({ ...head, ...taxTotal, ...sums, ...payment, ...order, ...life, lines: z.array(line), ...kpis })
  .meta({ id: 'ExsitedInvoice' });

/** E3. */
export const invoiceInformation = z
  .strictObject({ ...head, ...sums, ...payment, ...order, ...kpis, ...life })
  .meta({ id: 'ExsitedInvoiceInformation' });

/** E4. */
export const orderInvoice = z
  .strictObject({ ...head, ...sums, ...payment, ...order, ...kpis, ...life, lines: z.array(line) })
  .meta({ id: 'ExsitedOrderInvoice' });

/** E5. */
export const accountInvoice = z
  .strictObject({
    ...head,
    ...sums,
    ...shippingCost,
    ...payment,
    ...accountName,
    ...order,
    ...kpis,
    ...life,
    lines: z.array(namedLine),
  })
  .meta({ id: 'ExsitedAccountInvoice' });

/** E7. */
export const pagination = z
  .strictObject({
    records: z.number().int().min(0).meta({ description: 'How many invoices the whole list has.' }),
    limit: z.number().int().min(1),
    offset: z.number().int().min(0),
    previous_page: link.nullable(),
    next_page: link.nullable(),
  })
  .meta({ id: 'ExsitedPagination' });

export const invoicesBody = z.strictObject({ invoices: z.array(invoice), pagination });
export const invoiceBody = z.strictObject({ invoice });
export const informationBody = z.strictObject({ invoice: invoiceInformation });
export const orderBody = z.strictObject({ order: z.strictObject({ invoices: z.array(orderInvoice), pagination }) });
export const accountBody = z.strictObject({ account: z.strictObject({ invoices: z.array(accountInvoice), pagination }) });
