import { USUAL_E_INVOICE } from '../../../invoices/choices.js';
import type { Organisation, PaymentAccount } from '../../../invoices/invoice.js';
import { FIGURES, type SellerDefaults } from '../complete/complete-invoice.js';
import type { ImportedInvoice, ImportedOrganisation } from '../format/schema.js';
import { NIL_UUID } from './nil-uuid.js';
import { nulls } from './nulls.js';
import { organisationOf, sellerOf } from './to-invoice.js';

/** The look of a custom form. */
export interface KnownForm {
  template: string | null;
  templateVariables: Readonly<Record<string, unknown>> | null;
  logo: Uint8Array | null;
}

/** An organisation with all that its invoices refer to. */
export interface KnownSeller {
  organisation: Organisation;
  defaults: SellerDefaults;
  /** By their codes. */
  accounts: ReadonlyMap<string, PaymentAccount>;
  /** By their names. */
  forms: ReadonlyMap<string, KnownForm>;
}

/** An organisation as an import file describes it. */
export function sellerFromFile(organisation: ImportedOrganisation): KnownSeller {
  const { taxes, taxRounding = null, roundingMode = 'HALF_UP', figures, paymentAccounts, customForms } = organisation;
  return {
    organisation: organisationOf(organisation),
    defaults: {
      taxes: new Map(
        taxes.map((tax) => [tax.code, { id: NIL_UUID, ...nulls(tax, ['name', 'exemptionReason', 'exemptionReasonCode']) }]),
      ),
      taxRounding,
      roundingMode,
      figures: FIGURES[figures],
    },
    accounts: new Map(
      paymentAccounts.map(({ code, ...account }) => [
        code,
        nulls(account, ['accountName', 'bankName', 'iban', 'bic', 'accountNumber', 'routingCode']),
      ]),
    ),
    forms: new Map(customForms.map(({ name, ...look }) => [name, nulls(look, ['template', 'templateVariables', 'logo'])])),
  };
}

/** An organisation that is known only from its invoice. Its documents are in the language of its country. */
export function sellerFromParty(id: string, seller: NonNullable<ImportedInvoice['seller']>): KnownSeller {
  return {
    organisation: {
      ...sellerOf(seller),
      id,
      locale: localeOf(seller.address.countryCode),
      timeZone: 'UTC',
      logo: null,
      template: null,
      templateVariables: null,
      ...USUAL_E_INVOICE,
    },
    defaults: { taxes: new Map(), taxRounding: null, roundingMode: 'HALF_UP', figures: 'CHECKED' },
    accounts: new Map(),
    forms: new Map(),
  };
}

/** The language that most people of a country read, such as "de-AT" for "AT". @param countryCode ISO 3166-1 alpha-2 */
export function localeOf(countryCode: string): string {
  return `${new Intl.Locale(`und-${countryCode}`).maximize().language}-${countryCode}`;
}
