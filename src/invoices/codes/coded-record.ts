import type { AllowanceCharge } from '../invoice.js';

// The codes of a record, whatever else it holds.

type Text = string | null | undefined;

interface CodedIdentifier {
  scheme?: Text;
}

/** An account to pay into. */
export interface CodedAccount {
  iban?: Text;
  bic?: Text;
}

/** A party of an invoice, an organisation or a customer. */
export interface CodedParty {
  identifiers?: readonly CodedIdentifier[] | undefined;
  companyNumberScheme?: Text;
  electronicAddress?: CodedIdentifier | null | undefined;
  address?: { countryCode?: Text } | null | undefined;
}

interface CodedMeans extends CodedAccount {
  meansCode?: Text;
  debitedAccount?: Text;
}

interface CodedTax {
  exemptionReasonCode?: Text;
  furtherTaxes?: readonly { exemptionReasonCode?: Text }[] | undefined;
}

interface CodedAllowanceCharge extends CodedTax, Pick<AllowanceCharge, 'kind'> {
  reasonCode?: Text;
}

interface CodedLine extends CodedTax {
  unitCode?: Text;
  countryOfOrigin?: Text;
  standardItem?: CodedIdentifier | null | undefined;
  object?: CodedIdentifier | null | undefined;
  classifications?: readonly CodedIdentifier[] | undefined;
  allowancesAndCharges?: readonly CodedAllowanceCharge[] | undefined;
}

/** An invoice as its record writes it. */
export interface CodedRecord {
  taxPointDate?: Text;
  taxPointDateCode?: Text;
  seller?: CodedParty | null | undefined;
  buyer?: CodedParty | null | undefined;
  payee?: CodedParty | null | undefined;
  taxRepresentative?: CodedParty | null | undefined;
  delivery?: { countryCode?: Text; location?: CodedIdentifier | null | undefined } | null | undefined;
  invoicedObject?: CodedIdentifier | null | undefined;
  notes?: readonly { subjectCode?: Text }[] | undefined;
  paymentMeans?: readonly CodedMeans[] | undefined;
  supportingDocuments?: readonly { mediaType?: Text }[] | undefined;
  lines: readonly CodedLine[];
  allowancesAndCharges?: readonly CodedAllowanceCharge[] | undefined;
  taxBreakdown?: readonly CodedTax[] | undefined;
}
