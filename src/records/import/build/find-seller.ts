import { asDatabaseError } from '../../faults/as-database-error.js';
import type { Organisation as OrganisationRow, PrismaClient } from '../../prisma-client/client.js';
import type { Identifier, Organisation } from '../../../invoices/invoice.js';
import { eInvoiceOfOrganisation } from './e-invoice-columns.js';
import type { KnownSeller } from './known-seller.js';

/** An organisation as it is stored; null if it is not. @throws DatabaseUnavailableError */
export async function findSeller(prisma: PrismaClient, organisationId: string): Promise<KnownSeller | null> {
  const found = await asDatabaseError('Reading the organisation', () =>
    prisma.organisation.findUnique({
      where: { id: organisationId },
      include: { taxes: true, paymentAccounts: true, customForms: true },
    }),
  );
  if (!found) return null;
  const { taxes, paymentAccounts, customForms, taxRounding, roundingMode, figures } = found;
  return {
    organisation: toOrganisation(found),
    defaults: {
      taxes: new Map(
        taxes.map(({ code, rate, ...tax }) => [
          code,
          {
            ...tax,
            rate: rate.toFixed(),
          },
        ]),
      ),
      taxRounding,
      roundingMode,
      figures,
    },
    accounts: new Map(
      paymentAccounts.map(({ code, accountName, bankName, iban, bic, accountNumber, routingCode }) => [
        code,
        { accountName, bankName, iban, bic, accountNumber, routingCode },
      ]),
    ),
    forms: new Map(
      customForms.map(({ name, template, templateVariables, logo }) => [
        name,
        { template, templateVariables: templateVariables as Record<string, unknown> | null, logo },
      ]),
    ),
  };
}

function toOrganisation(row: OrganisationRow): Organisation {
  const { id, name, legalName, companyNumber, companyNumberScheme, vatNumber, taxNumber, legalInformation } = row;
  const { contactName, email, phone, website, locale, timeZone, logo, template, electronicAddress } = row;
  const { addressLine1, addressLine2, addressLine3, city, postcode, subdivision, countryCode } = row;
  return {
    id,
    name,
    legalName,
    companyNumber,
    companyNumberScheme,
    vatNumber,
    taxNumber,
    legalInformation,
    contactName,
    email,
    phone,
    website,
    locale,
    timeZone,
    logo,
    template,
    identifiers: row.identifiers as unknown as Identifier[],
    electronicAddress:
      electronicAddress === null
        ? null
        : {
            id: electronicAddress,
            scheme: row.electronicAddressScheme,
          },
    address: {
      line1: addressLine1,
      line2: addressLine2,
      line3: addressLine3,
      city,
      postcode,
      subdivision,
      countryCode,
    },
    templateVariables: row.templateVariables as Record<string, unknown> | null,
    ...eInvoiceOfOrganisation(row),
  };
}
