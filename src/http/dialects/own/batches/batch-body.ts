import { z } from 'zod';
import { E_INVOICE_FAULT_RULES, E_INVOICE_KINDS } from '../../../../invoices/choices.js';
import {
  BATCH_CONTENTS,
  BATCH_DELIVERIES,
  BATCH_ORDERS,
  type BatchRequest,
  type BatchSelection,
} from '../../../../invoices/batches/batch.js';
import { BatchSelectionError } from '../../../../invoices/batches/errors.js';
import { parseJson } from '../../../../pdf/document/parse-json.js';
import { isDay } from '../../../../text/day.js';
import { pdfQuery } from '../../../operations/pdf-query.js';
import { xmlQuery } from '../../../operations/xml-query.js';
import { invoiceName, referenceOf } from '../invoice-reference.js';

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-11-30')
  .refine((text) => isDay(text), 'must be a day that exists')
  .meta({ format: 'date', example: '2026-11-30' });

const filter = z
  .strictObject({
    issuedFrom: day.optional().describe('First day of issue.'),
    issuedTo: day.optional().describe('Last day of issue.'),
    accounts: z
      .array(z.string().min(1).max(200).refine(isStorable, 'has characters that no account id has'))
      .min(1)
      .max(1000)
      .optional()
      .describe('Only invoices of customers with these account ids.'),
    statuses: z
      .array(z.enum(['draft', 'issued', 'void']))
      .min(1)
      .default(['issued'])
      .describe('Drafts and void invoices are left out unless they are named.'),
    types: z
      .array(z.enum(['invoice', 'credit-note']))
      .min(1)
      .default(['invoice', 'credit-note']),
  })
  .refine(({ issuedFrom = '', issuedTo }) => issuedTo === undefined || issuedFrom <= issuedTo, {
    path: ['issuedTo'],
    message: 'must not be before issuedFrom',
  })
  .meta({
    id: 'BatchFilter',
    description: 'All invoices that fit. An empty filter selects every issued invoice and credit note.',
  });

/** Each is read again as a path parameter would be. */
const name = z.string().max(60).describe('`inv_` and a number, or the UUID of an invoice.').meta({ example: 'inv_1' });

/** The body of a new batch. */
export const batchBody = z
  .strictObject({
    invoices: z
      .strictObject({ ids: z.array(name).min(1).optional(), filter: filter.optional() })
      .refine(({ ids, filter: one }) => (ids === undefined) !== (one === undefined), 'must have either ids or a filter')
      .describe('Which invoices: `ids` or `filter`.'),
    contents: z
      .array(z.enum(BATCH_CONTENTS))
      .min(1)
      .max(2)
      .refine((list) => new Set(list).size === list.length, 'must name each content once')
      .default(['pdf'])
      .describe('What to make of each invoice.'),
    delivery: z
      .enum(BATCH_DELIVERIES)
      .default('zip')
      .describe(
        '`zip`: one ZIP. `merged-pdf`: one PDF with the pages of all invoices. `files`: single files in the storage, and a list of them.',
      ),
    order: z
      .enum(BATCH_ORDERS)
      .optional()
      .describe('The order of the result. The default is `as-given` for ids, and `issue-date` for a filter.'),
    locale: z.string().max(100).optional().describe('Language of the PDFs, as in the query of a single PDF.'),
    conformance: z.enum(['both', 'pdfa', 'pdfua', 'none']).optional(),
    conformanceFaults: z.enum(['drop', 'refuse']).optional(),
    eInvoice: z.enum(E_INVOICE_KINDS).optional().describe('The e-invoice inside each PDF.'),
    eInvoiceFaults: z.enum(E_INVOICE_FAULT_RULES).optional(),
    profile: z.string().max(60).optional().describe('The form of the XML, as in the query of a single XML.'),
    webhookUrl: z
      .string()
      .max(2000)
      .optional()
      .describe('An `https` address that is told when the batch has finished or failed (`docs/webhooks.md`).'),
  })
  .refine(({ contents, delivery }) => delivery !== 'merged-pdf' || (contents.length === 1 && contents[0] === 'pdf'), {
    path: ['contents'],
    message: 'must be ["pdf"] if the delivery is merged-pdf',
  })
  .meta({ id: 'NewBatch' });

/** The most faults that are named. */
const MOST_FAULTS = 20;

export interface BodyRules {
  /** The most ids. */
  mostItems: number;
  /** Refuses an address that may not be told. @returns its normal form @throws an error whose message says why */
  checkWebhook: (url: string) => string;
}

/** Reads the body of a new batch. @throws InvalidJsonError | BatchSelectionError with every fault */
export function readBatchBody(bytes: Uint8Array, rules: BodyRules): BatchRequest {
  const value = parseJson(bytes);
  checkLengths(value, rules.mostItems);
  const parsed = batchBody.safeParse(value);
  if (!parsed.success) {
    throw refusal(parsed.error.issues.map(({ path, message }) => fault(pathOf(path), message)));
  }
  const { invoices, contents, delivery, order, webhookUrl, locale, profile, ...print } = parsed.data;
  const faults: { path: string; message: string }[] = [];
  const selection = selectionOf(invoices, faults);
  const language = valueOf(pdfQuery.shape.locale, locale, 'locale', faults);
  const form = valueOf(xmlQuery.shape.profile, profile, 'profile', faults);
  const url = webhookOf(webhookUrl, rules, faults);
  if (order === 'as-given' && 'filter' in selection) faults.push(fault('order', 'must not be as-given with a filter'));
  if (faults.length > 0) throw refusal(faults);
  const { conformance = null, conformanceFaults = null, eInvoice = null, eInvoiceFaults = null } = print;
  const wanted = { locale: language ?? null, conformance, conformanceFaults, eInvoice, eInvoiceFaults, profile: form ?? null };
  const usualOrder = 'ids' in selection ? 'as-given' : 'issue-date';
  return { selection, options: { contents, delivery, order: order ?? usualOrder, print: wanted }, webhookUrl: url };
}

type Faults = { path: string; message: string }[];

/** The most entries of a list other than that of the ids. */
const LONGEST_LIST = 1000;

/** Refuses long lists before each of their entries is looked at: a fault of each would fill the memory. @throws BatchSelectionError */
function checkLengths(value: unknown, mostItems: number): void {
  const { contents, invoices } = fieldsOf(value);
  const { ids, filter: chosen } = fieldsOf(invoices);
  const { accounts, statuses, types } = fieldsOf(chosen);
  const lists = {
    contents,
    'invoices.filter.accounts': accounts,
    'invoices.filter.statuses': statuses,
    'invoices.filter.types': types,
  };
  for (const [path, list] of Object.entries(lists)) {
    if (Array.isArray(list) && list.length > LONGEST_LIST)
      throw refusal([fault(path, `has ${list.length} entries; at most ${LONGEST_LIST} are accepted`)]);
  }
  if (!Array.isArray(ids)) return;
  if (ids.length > mostItems)
    throw refusal([fault('invoices.ids', `has ${ids.length} ids; at most ${mostItems} are accepted. Make several batches`)]);
  const others = ids.flatMap((id, index) => (typeof id === 'string' ? [] : [index]));
  if (others.length > 0) throw refusal(others.map((index) => fault(`invoices.ids[${index}]`, 'must be a text')));
}

/** The fields of an object; of anything else, none. */
function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function refusal(faults: Faults): BatchSelectionError {
  return new BatchSelectionError(faults.slice(0, MOST_FAULTS), Math.max(0, faults.length - MOST_FAULTS));
}

function selectionOf({ ids, filter: chosen }: z.output<typeof batchBody>['invoices'], faults: Faults): BatchSelection {
  if (!ids) {
    const { issuedFrom = null, issuedTo = null, accounts = null, statuses = [], types = [] } = chosen ?? {};
    return { filter: { issuedFrom, issuedTo, accounts, statuses, types } };
  }
  const named = ids.flatMap((id, index) => {
    const read = invoiceName.safeParse(id);
    if (read.success) return [{ name: id, reference: referenceOf(read.data) }];
    faults.push(fault(`invoices.ids[${index}]`, 'must be inv_ and a number, such as inv_42, or a UUID'));
    return [];
  });
  return { ids: named };
}

/** A value that is parsed as the query parameter of its name. */
function valueOf<T>(schema: z.ZodType<T>, text: string | undefined, path: string, faults: Faults): T | undefined {
  const read = schema.safeParse(text);
  if (read.success) return read.data;
  faults.push(fault(path, `must be ${read.error.issues[0]?.message ?? 'something else'}`));
  return undefined;
}

function webhookOf(url: string | undefined, { checkWebhook }: BodyRules, faults: Faults): string | null {
  if (url === undefined) return null;
  try {
    return checkWebhook(url);
  } catch (error) {
    faults.push(fault('webhookUrl', error instanceof Error ? error.message : 'is not accepted'));
    return null;
  }
}

function fault(path: string, message: string): { path: string; message: string } {
  // An unknown field is named, and may be as long as the body.
  return { path, message: message.length > 300 ? `${message.slice(0, 300).replace(/\p{Cs}$/u, '')}…` : message };
}

function pathOf(path: readonly PropertyKey[]): string {
  const words = path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`));
  return words.join('').slice(0, 200) || 'body';
}

/** Whether PostgreSQL can hold a text at all. */
function isStorable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}
