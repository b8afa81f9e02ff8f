-- The whole model of EN 16931: every business term has its place, and an invoice has its own parties, accounts and notes.
-- Everything that is stored stays. Invoices that are issued get the present parties and accounts as their own; drafts go on showing the present ones.

CREATE TYPE "rounding_mode" AS ENUM ('HALF_UP', 'DOWN', 'UP');

CREATE TYPE "figures" AS ENUM ('CHECKED', 'AS_STATED');

CREATE TYPE "reprint_parties" AS ENUM ('AS_ISSUED', 'CURRENT');

CREATE TYPE "line_kind" AS ENUM ('ITEM', 'HEADING', 'TEXT', 'SUBTOTAL');

CREATE TYPE "party_role" AS ENUM ('SELLER', 'BUYER', 'PAYEE', 'TAX_REPRESENTATIVE', 'DELIVER_TO');

ALTER TYPE "tax_category" ADD VALUE 'B';

ALTER TYPE "tax_rounding" ADD VALUE 'TOTAL';

DROP INDEX "payments_organisation_id_invoice_id_idx";

DROP INDEX "payments_organisation_id_number_key";

ALTER TABLE "allowances_and_charges" ADD COLUMN     "exemption_reason_code" TEXT,
ADD COLUMN     "tax_name" TEXT,
ALTER COLUMN "reason" DROP NOT NULL;

ALTER TABLE "customers" ADD COLUMN     "company_number_scheme" TEXT,
ADD COLUMN     "electronic_address" TEXT,
ADD COLUMN     "electronic_address_scheme" TEXT,
ADD COLUMN     "identifiers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "trading_name" TEXT,
ALTER COLUMN "account_id" DROP NOT NULL;

ALTER TABLE "invoice_lines" ADD COLUMN     "accounting_reference" TEXT,
ADD COLUMN     "attributes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "buyer_item_id" TEXT,
ADD COLUMN     "classifications" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "country_of_origin" CHAR(2),
ADD COLUMN     "exemption_reason_code" TEXT,
ADD COLUMN     "gross_price" DECIMAL(28,10),
ADD COLUMN     "kind" "line_kind" NOT NULL DEFAULT 'ITEM',
ADD COLUMN     "level" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "line_id" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "object_id" TEXT,
ADD COLUMN     "object_scheme" TEXT,
ADD COLUMN     "order_line_reference" TEXT,
ADD COLUMN     "price_discount" DECIMAL(28,10),
ADD COLUMN     "standard_item_id" TEXT,
ADD COLUMN     "standard_item_scheme" TEXT,
ADD COLUMN     "tax_name" TEXT;

ALTER TABLE "invoices" ADD COLUMN     "accounting_currency_code" CHAR(3),
ADD COLUMN     "accounting_reference" TEXT,
ADD COLUMN     "accounting_tax_total" DECIMAL(28,4),
ADD COLUMN     "delivery_location_id" TEXT,
ADD COLUMN     "delivery_location_scheme" TEXT,
ADD COLUMN     "despatch_advice_reference" TEXT,
ADD COLUMN     "figures" "figures" NOT NULL DEFAULT 'CHECKED',
ADD COLUMN     "further_preceding_invoices" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "invoiced_object_id" TEXT,
ADD COLUMN     "invoiced_object_scheme" TEXT,
ADD COLUMN     "process_id" TEXT,
ADD COLUMN     "receiving_advice_reference" TEXT,
ADD COLUMN     "rounding_mode" "rounding_mode" NOT NULL DEFAULT 'HALF_UP',
ADD COLUMN     "specification_id" TEXT,
ADD COLUMN     "tax_point_date_code" TEXT,
ADD COLUMN     "tender_reference" TEXT,
ADD COLUMN     "third_party_total" DECIMAL(28,4) NOT NULL DEFAULT 0,
ADD COLUMN     "type_code" TEXT NOT NULL DEFAULT '380',
ADD COLUMN     "withholding_total" DECIMAL(28,4) NOT NULL DEFAULT 0;

ALTER TABLE "organisations" ADD COLUMN     "company_number_scheme" TEXT,
ADD COLUMN     "contact_name" TEXT,
ADD COLUMN     "electronic_address" TEXT,
ADD COLUMN     "electronic_address_scheme" TEXT,
ADD COLUMN     "figures" "figures" NOT NULL DEFAULT 'CHECKED',
ADD COLUMN     "identifiers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "reprint_parties" "reprint_parties" NOT NULL DEFAULT 'AS_ISSUED',
ADD COLUMN     "rounding_mode" "rounding_mode" NOT NULL DEFAULT 'HALF_UP',
ADD COLUMN     "tax_rounding" "tax_rounding";

ALTER TABLE "tax_breakdown" ADD COLUMN     "name" TEXT;

CREATE TABLE "invoice_parties" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "role" "party_role" NOT NULL,
    "is_stated" BOOLEAN NOT NULL,
    "name" TEXT,
    "legal_name" TEXT,
    "trading_name" TEXT,
    "identifiers" JSONB NOT NULL DEFAULT '[]',
    "company_number" TEXT,
    "company_number_scheme" TEXT,
    "vat_number" TEXT,
    "tax_number" TEXT,
    "legal_information" TEXT,
    "electronic_address" TEXT,
    "electronic_address_scheme" TEXT,
    "contact_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "address_line3" TEXT,
    "city" TEXT,
    "postcode" TEXT,
    "subdivision" TEXT,
    "country_code" CHAR(2),

    CONSTRAINT "invoice_parties_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invoice_notes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "subject_code" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "invoice_notes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "payment_means" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "is_stated" BOOLEAN NOT NULL,
    "means_code" TEXT,
    "means_text" TEXT,
    "account_name" TEXT,
    "bank_name" TEXT,
    "iban" TEXT,
    "bic" TEXT,
    "account_number" TEXT,
    "routing_code" TEXT,
    "card_number" TEXT,
    "card_holder" TEXT,
    "mandate_reference" TEXT,
    "creditor_identifier" TEXT,
    "debited_account" TEXT,
    "link" TEXT,

    CONSTRAINT "payment_means_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "supporting_documents" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "description" TEXT,
    "url" TEXT,
    "content" BYTEA,
    "media_type" TEXT,
    "file_name" TEXT,

    CONSTRAINT "supporting_documents_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "withholding_taxes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "rate" DECIMAL(9,6),
    "base_amount" DECIMAL(28,4),
    "amount" DECIMAL(28,4) NOT NULL,

    CONSTRAINT "withholding_taxes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "third_party_payments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "amount" DECIMAL(28,4) NOT NULL,
    "description" TEXT,

    CONSTRAINT "third_party_payments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "further_taxes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_id" UUID,
    "allowance_charge_id" UUID,
    "sort_order" INTEGER NOT NULL,
    "name" TEXT,
    "category" "tax_category" NOT NULL,
    "rate" DECIMAL(9,6) NOT NULL,
    "exemption_reason" TEXT,
    "exemption_reason_code" TEXT,

    CONSTRAINT "further_taxes_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "invoice_parties_organisation_id_invoice_id_role_key" ON "invoice_parties"("organisation_id", "invoice_id", "role");

CREATE UNIQUE INDEX "invoice_notes_organisation_id_invoice_id_sort_order_key" ON "invoice_notes"("organisation_id", "invoice_id", "sort_order");

CREATE UNIQUE INDEX "payment_means_organisation_id_invoice_id_sort_order_key" ON "payment_means"("organisation_id", "invoice_id", "sort_order");

CREATE UNIQUE INDEX "supporting_documents_organisation_id_invoice_id_sort_order_key" ON "supporting_documents"("organisation_id", "invoice_id", "sort_order");

CREATE UNIQUE INDEX "withholding_taxes_organisation_id_invoice_id_sort_order_key" ON "withholding_taxes"("organisation_id", "invoice_id", "sort_order");

CREATE UNIQUE INDEX "third_party_payments_organisation_id_invoice_id_sort_order_key" ON "third_party_payments"("organisation_id", "invoice_id", "sort_order");

CREATE INDEX "further_taxes_organisation_id_invoice_id_idx" ON "further_taxes"("organisation_id", "invoice_id");

CREATE UNIQUE INDEX "allowances_and_charges_organisation_id_id_key" ON "allowances_and_charges"("organisation_id", "id");

CREATE UNIQUE INDEX "payments_organisation_id_invoice_id_number_key" ON "payments"("organisation_id", "invoice_id", "number");

ALTER TABLE "invoice_parties" ADD CONSTRAINT "invoice_parties_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "invoice_notes" ADD CONSTRAINT "invoice_notes_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "payment_means" ADD CONSTRAINT "payment_means_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "supporting_documents" ADD CONSTRAINT "supporting_documents_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "withholding_taxes" ADD CONSTRAINT "withholding_taxes_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "third_party_payments" ADD CONSTRAINT "third_party_payments_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "further_taxes" ADD CONSTRAINT "further_taxes_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "further_taxes" ADD CONSTRAINT "further_taxes_organisation_id_line_id_fkey" FOREIGN KEY ("organisation_id", "line_id") REFERENCES "invoice_lines"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "further_taxes" ADD CONSTRAINT "further_taxes_organisation_id_allowance_charge_id_fkey" FOREIGN KEY ("organisation_id", "allowance_charge_id") REFERENCES "allowances_and_charges"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Entries may differ in the name of the tax or in the code of the reason alone. A reason may be longer than an entry of an index.
DROP INDEX "tax_breakdown_entry_key";
CREATE UNIQUE INDEX "tax_breakdown_entry_key" ON "tax_breakdown"("invoice_id", "category", "rate",
    md5(coalesce("name", '') || E'\x1f' || coalesce("exemption_reason", '') || E'\x1f' || coalesce("exemption_reason_code", '')));

-- What is stored, in its new places.
UPDATE "invoices" SET "type_code" = '381' WHERE "type" = 'CREDIT_NOTE';

INSERT INTO "invoice_notes" ("organisation_id", "invoice_id", "sort_order", "text")
SELECT "organisation_id", "id", 0, "notes" FROM "invoices" WHERE "notes" IS NOT NULL;
ALTER TABLE "invoices" DROP COLUMN "notes";

INSERT INTO "invoice_parties" ("organisation_id", "invoice_id", "role", "is_stated", "name", "legal_name", "company_number", "vat_number", "tax_number",
    "legal_information", "email", "phone", "website", "address_line1", "address_line2", "address_line3", "city", "postcode", "subdivision", "country_code")
SELECT i."organisation_id", i."id", 'SELLER', false, o."name", o."legal_name", o."company_number", o."vat_number", o."tax_number",
    o."legal_information", o."email", o."phone", o."website", o."address_line1", o."address_line2", o."address_line3", o."city", o."postcode", o."subdivision", o."country_code"
FROM "invoices" i JOIN "organisations" o ON o."id" = i."organisation_id" WHERE i."status" <> 'DRAFT';

INSERT INTO "invoice_parties" ("organisation_id", "invoice_id", "role", "is_stated", "name", "company_number", "vat_number",
    "contact_name", "email", "phone", "address_line1", "address_line2", "address_line3", "city", "postcode", "subdivision", "country_code")
SELECT i."organisation_id", i."id", 'BUYER', false, c."name", c."company_number", c."vat_number",
    c."contact_name", c."email", c."phone", c."billing_line1", c."billing_line2", c."billing_line3", c."billing_city", c."billing_postcode", c."billing_subdivision",
    c."billing_country_code"
FROM "invoices" i JOIN "customers" c ON c."organisation_id" = i."organisation_id" AND c."id" = i."customer_id" WHERE i."status" <> 'DRAFT';

INSERT INTO "invoice_parties" ("organisation_id", "invoice_id", "role", "is_stated", "name", "address_line1", "address_line2", "address_line3", "city", "postcode",
    "subdivision", "country_code")
SELECT i."organisation_id", i."id", 'DELIVER_TO', false, c."shipping_name", c."shipping_line1", c."shipping_line2", c."shipping_line3", c."shipping_city",
    c."shipping_postcode", c."shipping_subdivision", c."shipping_country_code"
FROM "invoices" i JOIN "customers" c ON c."organisation_id" = i."organisation_id" AND c."id" = i."customer_id"
WHERE i."status" <> 'DRAFT' AND i."delivery_country_code" IS NULL AND c."shipping_country_code" IS NOT NULL;

INSERT INTO "payment_means" ("organisation_id", "invoice_id", "sort_order", "is_stated", "account_name", "bank_name", "iban", "bic", "account_number", "routing_code")
SELECT i."organisation_id", i."id", 0, false, p."account_name", p."bank_name", p."iban", p."bic", p."account_number", p."routing_code"
FROM "invoices" i JOIN "payment_accounts" p ON p."organisation_id" = i."organisation_id" AND p."id" = i."payment_account_id" WHERE i."status" <> 'DRAFT';

-- Numbers in their normal form: composed letters (NFC) and single blanks, as src/invoices/normal-text.ts writes them. Numbers that would become alike stay as they are;
-- they are found as they are written.

WITH forms AS (
  SELECT organisation_id, id, normal, count(*) OVER (PARTITION BY organisation_id, normal) AS alike
  FROM (SELECT organisation_id, id, btrim(regexp_replace(normalize(number, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) AS normal FROM invoices) AS every
)
UPDATE invoices AS own SET number = forms.normal FROM forms
WHERE forms.organisation_id = own.organisation_id AND forms.id = own.id AND forms.alike = 1 AND own.number <> forms.normal;

WITH forms AS (
  SELECT organisation_id, id, normal, count(*) OVER (PARTITION BY organisation_id, normal) AS alike
  FROM (SELECT organisation_id, id, btrim(regexp_replace(normalize(number, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) AS normal FROM orders) AS every
)
UPDATE orders AS own SET number = forms.normal FROM forms
WHERE forms.organisation_id = own.organisation_id AND forms.id = own.id AND forms.alike = 1 AND own.number <> forms.normal;

WITH forms AS (
  SELECT organisation_id, id, normal, count(*) OVER (PARTITION BY organisation_id, normal) AS alike
  FROM (SELECT organisation_id, id, btrim(regexp_replace(normalize(account_id, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) AS normal FROM customers) AS every
)
UPDATE customers AS own SET account_id = forms.normal FROM forms
WHERE forms.organisation_id = own.organisation_id AND forms.id = own.id AND forms.alike = 1 AND own.account_id <> forms.normal;

WITH forms AS (
  SELECT organisation_id, id, normal, count(*) OVER (PARTITION BY organisation_id, normal) AS alike
  FROM (SELECT organisation_id, id, btrim(regexp_replace(normalize(code, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) AS normal FROM taxes) AS every
)
UPDATE taxes AS own SET code = forms.normal FROM forms
WHERE forms.organisation_id = own.organisation_id AND forms.id = own.id AND forms.alike = 1 AND own.code <> forms.normal;

WITH forms AS (
  SELECT organisation_id, id, normal, count(*) OVER (PARTITION BY organisation_id, normal) AS alike
  FROM (SELECT organisation_id, id, btrim(regexp_replace(normalize(code, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) AS normal FROM payment_accounts) AS every
)
UPDATE payment_accounts AS own SET code = forms.normal FROM forms
WHERE forms.organisation_id = own.organisation_id AND forms.id = own.id AND forms.alike = 1 AND own.code <> forms.normal;

WITH forms AS (
  SELECT organisation_id, id, normal, count(*) OVER (PARTITION BY organisation_id, normal) AS alike
  FROM (SELECT organisation_id, id, btrim(regexp_replace(normalize(name, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) AS normal FROM custom_forms) AS every
)
UPDATE custom_forms AS own SET name = forms.normal FROM forms
WHERE forms.organisation_id = own.organisation_id AND forms.id = own.id AND forms.alike = 1 AND own.name <> forms.normal;

UPDATE invoices SET preceding_invoice_number = btrim(regexp_replace(normalize(preceding_invoice_number, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) WHERE preceding_invoice_number <> btrim(regexp_replace(normalize(preceding_invoice_number, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'));

UPDATE credit_applications SET credit_note_number = btrim(regexp_replace(normalize(credit_note_number, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) WHERE credit_note_number <> btrim(regexp_replace(normalize(credit_note_number, NFC), '[\u0009\u000a\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'));
