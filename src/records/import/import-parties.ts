import { USUAL_E_INVOICE } from '../../invoices/choices.js';
import type { Prisma } from '../prisma-client/client.js';
import { FIGURES } from './complete/complete-invoice.js';
import { assertFreeId } from './free-ids.js';
import { electronicAddressOf, identifiersColumn } from './invoice-parties.js';
import { importCustomForm, withVariables } from './import-custom-form.js';
import { alreadyHolds, type Outcome } from './outcome.js';
import type { ImportedCustomer, ImportedOrganisation } from './format/schema.js';

type Transaction = Prisma.TransactionClient;

/** Stores an organisation with its tax codes, payment accounts and custom forms; those that the file does not name stay. */
export async function importOrganisation(
  db: Transaction,
  imported: ImportedOrganisation,
  keepExisting: boolean,
): Promise<Outcome> {
  const { id, address, customForms, paymentAccounts, taxes, templateVariables = null, ...fields } = imported;
  const { line1, line2, line3, city = null, postcode = null, subdivision = null, countryCode } = address;
  const row = {
    ...absentAsNull(ORGANISATION_FIELDS, fields),
    name: fields.name,
    locale: fields.locale,
    timeZone: fields.timeZone,
    eInvoice: fields.eInvoice ?? USUAL_E_INVOICE.eInvoice,
    eInvoiceFaults: fields.eInvoiceFaults ?? USUAL_E_INVOICE.eInvoiceFaults,
    identifiers: identifiersColumn(fields.identifiers),
    ...electronicAddressOf(fields.electronicAddress),
    roundingMode: fields.roundingMode ?? 'HALF_UP',
    figures: FIGURES[fields.figures],
    reprintParties: REPRINT_PARTIES[fields.parties],
    addressLine1: line1 ?? null,
    addressLine2: line2 ?? null,
    addressLine3: line3 ?? null,
    city,
    postcode,
    subdivision,
    countryCode,
  } as Prisma.OrganisationUncheckedCreateInput;
  const existing = await db.organisation.findUnique({ where: { id } });
  if (existing && keepExisting) return 'unchanged';

  const outcomes: Outcome[] = [];
  if (!existing) {
    await db.organisation.create({ data: { ...withVariables(row, templateVariables), id } });
    outcomes.push('created');
  } else if (!alreadyHolds(existing, { ...row, templateVariables })) {
    await db.organisation.update({ where: { id }, data: withVariables(row, templateVariables) });
    outcomes.push('updated');
  }
  for (const account of paymentAccounts) outcomes.push(await importPaymentAccount(db, id, account));
  for (const form of customForms) outcomes.push(await importCustomForm(db, id, form));
  for (const tax of taxes) outcomes.push(await importTax(db, id, tax));
  if (!existing) return 'created';
  return outcomes.some((outcome) => outcome !== 'unchanged') ? 'updated' : 'unchanged';
}

const ORGANISATION_FIELDS = [
  'legalName',
  'email',
  'phone',
  'website',
  'vatNumber',
  'taxNumber',
  'companyNumber',
  'companyNumberScheme',
  'contactName',
  'legalInformation',
  'logo',
  'template',
  'taxRounding',
] as const;

const REPRINT_PARTIES = { 'as-issued': 'AS_ISSUED', current: 'CURRENT' } as const;

/** A field that the file leaves out is empty, also where it was not before. */
function absentAsNull<K extends string>(names: readonly K[], fields: Partial<Record<K, unknown>>): Record<K, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null])) as Record<K, unknown>;
}

async function importPaymentAccount(
  db: Transaction,
  organisationId: string,
  account: ImportedOrganisation['paymentAccounts'][number],
): Promise<Outcome> {
  const { code } = account;
  const names = ['accountName', 'bankName', 'iban', 'bic', 'accountNumber', 'routingCode'] as const;
  const data = absentAsNull(names, account) as Record<(typeof names)[number], string | null>;
  const where = { organisationId_code: { organisationId, code } };
  const existing = await db.paymentAccount.findUnique({ where });
  if (existing && alreadyHolds(existing, data)) return 'unchanged';
  await db.paymentAccount.upsert({ where, create: { organisationId, code, ...data }, update: data });
  return existing ? 'updated' : 'created';
}

async function importTax(db: Transaction, organisationId: string, tax: ImportedOrganisation['taxes'][number]): Promise<Outcome> {
  const { code, category, rate, name = null, exemptionReason = null, exemptionReasonCode = null } = tax;
  const data = { name, category, exemptionReason, exemptionReasonCode };
  const where = { organisationId_code: { organisationId, code } };
  const existing = await db.tax.findUnique({ where });
  if (existing && alreadyHolds(existing, data) && existing.rate.eq(rate)) return 'unchanged';
  await db.tax.upsert({ where, create: { organisationId, code, ...data, rate }, update: { ...data, rate } });
  return existing ? 'updated' : 'created';
}

const CUSTOMER_FIELDS = [
  'tradingName',
  'contactName',
  'email',
  'phone',
  'vatNumber',
  'companyNumber',
  'companyNumberScheme',
  'locale',
  'eInvoice',
  'eInvoiceFaults',
] as const;

/** Stores a customer under the organisation's account id. @param path its place in the file @throws ImportError */
export async function importCustomer(
  db: Transaction,
  imported: ImportedCustomer,
  path: string,
  keepExisting: boolean,
): Promise<Outcome> {
  const { id, organisationId, accountId, name, billingAddress: billing, shippingAddress: shipping } = imported;
  const data = {
    name,
    ...absentAsNull(CUSTOMER_FIELDS, imported),
    identifiers: identifiersColumn(imported.identifiers),
    ...electronicAddressOf(imported.electronicAddress),
    billingLine1: billing?.line1 ?? null,
    billingLine2: billing?.line2 ?? null,
    billingLine3: billing?.line3 ?? null,
    billingCity: billing?.city ?? null,
    billingPostcode: billing?.postcode ?? null,
    billingSubdivision: billing?.subdivision ?? null,
    billingCountryCode: billing?.countryCode ?? null,
    shippingName: shipping?.name ?? null,
    shippingLine1: shipping?.line1 ?? null,
    shippingLine2: shipping?.line2 ?? null,
    shippingLine3: shipping?.line3 ?? null,
    shippingCity: shipping?.city ?? null,
    shippingPostcode: shipping?.postcode ?? null,
    shippingSubdivision: shipping?.subdivision ?? null,
    shippingCountryCode: shipping?.countryCode ?? null,
  };
  const where = { organisationId_accountId: { organisationId, accountId } };
  const existing = await db.customer.findUnique({ where });
  if (existing && (keepExisting || alreadyHolds(existing, data))) return 'unchanged';
  if (!existing) await assertFreeId(db.customer, id, path);
  const row = data as Omit<Prisma.CustomerUncheckedCreateInput, 'organisationId' | 'accountId'>;
  await db.customer.upsert({ where, create: { ...row, ...(id && { id }), organisationId, accountId }, update: row });
  return existing ? 'updated' : 'created';
}
