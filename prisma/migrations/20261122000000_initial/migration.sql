-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "invoice_type" AS ENUM ('INVOICE', 'CREDIT_NOTE');

-- CreateEnum
CREATE TYPE "invoice_status" AS ENUM ('DRAFT', 'ISSUED', 'VOID');

-- CreateEnum
CREATE TYPE "tax_category" AS ENUM ('S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M');

-- CreateEnum
CREATE TYPE "tax_rounding" AS ENUM ('BREAKDOWN', 'LINE');

-- CreateEnum
CREATE TYPE "allowance_or_charge" AS ENUM ('ALLOWANCE', 'CHARGE');

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "legal_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "vat_number" TEXT,
    "tax_number" TEXT,
    "company_number" TEXT,
    "legal_information" TEXT,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "address_line3" TEXT,
    "city" TEXT,
    "postcode" TEXT,
    "subdivision" TEXT,
    "country_code" CHAR(2) NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en-GB',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "logo" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_accounts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "account_name" TEXT,
    "bank_name" TEXT,
    "iban" TEXT,
    "bic" TEXT,
    "account_number" TEXT,
    "routing_code" TEXT,

    CONSTRAINT "payment_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "taxes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT,
    "category" "tax_category" NOT NULL,
    "rate" DECIMAL(9,6) NOT NULL,
    "exemption_reason" TEXT,
    "exemption_reason_code" TEXT,

    CONSTRAINT "taxes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contact_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "vat_number" TEXT,
    "company_number" TEXT,
    "locale" TEXT,
    "billing_line1" TEXT,
    "billing_line2" TEXT,
    "billing_line3" TEXT,
    "billing_city" TEXT,
    "billing_postcode" TEXT,
    "billing_subdivision" TEXT,
    "billing_country_code" CHAR(2),
    "shipping_name" TEXT,
    "shipping_line1" TEXT,
    "shipping_line2" TEXT,
    "shipping_line3" TEXT,
    "shipping_city" TEXT,
    "shipping_postcode" TEXT,
    "shipping_subdivision" TEXT,
    "shipping_country_code" CHAR(2),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custom_forms" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "custom_forms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sequence" BIGSERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "order_id" UUID,
    "custom_form_id" UUID,
    "payment_account_id" UUID,
    "type" "invoice_type" NOT NULL DEFAULT 'INVOICE',
    "status" "invoice_status" NOT NULL DEFAULT 'ISSUED',
    "number" TEXT NOT NULL,
    "currency_code" CHAR(3) NOT NULL,
    "issue_date" DATE NOT NULL,
    "due_date" DATE,
    "tax_point_date" DATE,
    "billing_start_date" DATE,
    "billing_end_date" DATE,
    "delivery_date" DATE,
    "alternate_issue_date" DATE,
    "alternate_due_date" DATE,
    "alternate_billing_start_date" DATE,
    "alternate_billing_end_date" DATE,
    "buyer_reference" TEXT,
    "project_reference" TEXT,
    "contract_reference" TEXT,
    "purchase_order_reference" TEXT,
    "preceding_invoice_number" TEXT,
    "preceding_invoice_date" DATE,
    "notes" TEXT,
    "terms" TEXT,
    "remittance_information" TEXT,
    "delivery_name" TEXT,
    "delivery_line1" TEXT,
    "delivery_line2" TEXT,
    "delivery_line3" TEXT,
    "delivery_city" TEXT,
    "delivery_postcode" TEXT,
    "delivery_subdivision" TEXT,
    "delivery_country_code" CHAR(2),
    "price_tax_inclusive" BOOLEAN NOT NULL DEFAULT false,
    "tax_rounding" "tax_rounding" NOT NULL DEFAULT 'BREAKDOWN',
    "line_net_total" DECIMAL(28,4) NOT NULL,
    "allowance_total" DECIMAL(28,4) NOT NULL DEFAULT 0,
    "charge_total" DECIMAL(28,4) NOT NULL DEFAULT 0,
    "tax_exclusive" DECIMAL(28,4) NOT NULL,
    "tax_total" DECIMAL(28,4) NOT NULL,
    "tax_inclusive" DECIMAL(28,4) NOT NULL,
    "paid_amount" DECIMAL(28,4) NOT NULL DEFAULT 0,
    "rounding_amount" DECIMAL(28,4) NOT NULL DEFAULT 0,
    "amount_due" DECIMAL(28,4) NOT NULL,
    "custom_objects" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reactivated_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "amended_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "import_digest" TEXT,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "item_uuid" UUID,
    "item_id" TEXT,
    "warehouse" TEXT,
    "pricing_snapshot_uuid" UUID,
    "sales_revenue_account" TEXT,
    "quantity" DECIMAL(28,10) NOT NULL,
    "unit" TEXT,
    "unit_code" TEXT NOT NULL DEFAULT 'C62',
    "unit_price" DECIMAL(28,10) NOT NULL,
    "price_base_quantity" DECIMAL(28,10) NOT NULL DEFAULT 1,
    "tax_id" UUID,
    "tax_category" "tax_category" NOT NULL,
    "tax_rate" DECIMAL(9,6) NOT NULL,
    "net_amount" DECIMAL(28,4) NOT NULL,
    "tax_amount" DECIMAL(28,4) NOT NULL,
    "charging_start_date" DATE,
    "charging_end_date" DATE,
    "alternate_charging_start_date" DATE,
    "alternate_charging_end_date" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allowances_and_charges" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_id" UUID,
    "sort_order" INTEGER NOT NULL,
    "kind" "allowance_or_charge" NOT NULL,
    "reason" TEXT NOT NULL,
    "reason_code" TEXT,
    "amount" DECIMAL(28,4) NOT NULL,
    "base_amount" DECIMAL(28,4),
    "percentage" DECIMAL(9,6),
    "tax_category" "tax_category",
    "tax_rate" DECIMAL(9,6),

    CONSTRAINT "allowances_and_charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_breakdown" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "category" "tax_category" NOT NULL,
    "rate" DECIMAL(9,6) NOT NULL,
    "taxable_amount" DECIMAL(28,4) NOT NULL,
    "tax_amount" DECIMAL(28,4) NOT NULL,
    "exemption_reason" TEXT,
    "exemption_reason_code" TEXT,

    CONSTRAINT "tax_breakdown_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "amount" DECIMAL(28,4) NOT NULL,
    "paid_on" DATE NOT NULL,
    "method" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_applications" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "credit_note_id" UUID,
    "credit_note_number" TEXT NOT NULL,
    "amount" DECIMAL(28,4) NOT NULL,
    "applied_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custom_attributes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT,

    CONSTRAINT "custom_attributes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "event_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "token_id" TEXT,
    "request_id" TEXT NOT NULL,
    "ip_address" TEXT NOT NULL,
    "user_agent" TEXT,
    "invoice_id" UUID,
    "details" JSONB NOT NULL,
    "byte_length" INTEGER,
    "sha256" CHAR(64),

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_accounts_organisation_id_id_key" ON "payment_accounts"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_accounts_organisation_id_code_key" ON "payment_accounts"("organisation_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "taxes_organisation_id_id_key" ON "taxes"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "taxes_organisation_id_code_key" ON "taxes"("organisation_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "customers_organisation_id_id_key" ON "customers"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "customers_organisation_id_account_id_key" ON "customers"("organisation_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_organisation_id_id_key" ON "orders"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_organisation_id_number_key" ON "orders"("organisation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "custom_forms_organisation_id_id_key" ON "custom_forms"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_forms_organisation_id_name_key" ON "custom_forms"("organisation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_sequence_key" ON "invoices"("sequence");

-- CreateIndex
CREATE INDEX "invoices_organisation_id_issue_date_id_idx" ON "invoices"("organisation_id", "issue_date" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoices_organisation_id_customer_id_issue_date_id_idx" ON "invoices"("organisation_id", "customer_id", "issue_date" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoices_organisation_id_order_id_issue_date_id_idx" ON "invoices"("organisation_id", "order_id", "issue_date" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invoices_organisation_id_id_key" ON "invoices"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_organisation_id_number_key" ON "invoices"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "invoice_lines_organisation_id_invoice_id_idx" ON "invoice_lines"("organisation_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_lines_organisation_id_id_key" ON "invoice_lines"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_lines_invoice_id_sort_order_key" ON "invoice_lines"("invoice_id", "sort_order");

-- CreateIndex
CREATE INDEX "allowances_and_charges_organisation_id_invoice_id_idx" ON "allowances_and_charges"("organisation_id", "invoice_id");

-- CreateIndex
CREATE INDEX "allowances_and_charges_organisation_id_line_id_idx" ON "allowances_and_charges"("organisation_id", "line_id");

-- CreateIndex
CREATE INDEX "tax_breakdown_organisation_id_invoice_id_idx" ON "tax_breakdown"("organisation_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "tax_breakdown_invoice_id_category_rate_key" ON "tax_breakdown"("invoice_id", "category", "rate");

-- CreateIndex
CREATE INDEX "payments_organisation_id_invoice_id_idx" ON "payments"("organisation_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_organisation_id_number_key" ON "payments"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "credit_applications_organisation_id_invoice_id_idx" ON "credit_applications"("organisation_id", "invoice_id");

-- CreateIndex
CREATE INDEX "credit_applications_organisation_id_credit_note_id_idx" ON "credit_applications"("organisation_id", "credit_note_id");

-- CreateIndex
CREATE INDEX "custom_attributes_organisation_id_invoice_id_idx" ON "custom_attributes"("organisation_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_attributes_invoice_id_name_key" ON "custom_attributes"("invoice_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_event_id_key" ON "audit_entries"("event_id");

-- CreateIndex
CREATE INDEX "audit_entries_organisation_id_recorded_at_idx" ON "audit_entries"("organisation_id", "recorded_at");

-- CreateIndex
CREATE INDEX "audit_entries_organisation_id_invoice_id_idx" ON "audit_entries"("organisation_id", "invoice_id");

-- AddForeignKey
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "taxes" ADD CONSTRAINT "taxes_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_organisation_id_customer_id_fkey" FOREIGN KEY ("organisation_id", "customer_id") REFERENCES "customers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_forms" ADD CONSTRAINT "custom_forms_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisation_id_customer_id_fkey" FOREIGN KEY ("organisation_id", "customer_id") REFERENCES "customers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisation_id_order_id_fkey" FOREIGN KEY ("organisation_id", "order_id") REFERENCES "orders"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisation_id_custom_form_id_fkey" FOREIGN KEY ("organisation_id", "custom_form_id") REFERENCES "custom_forms"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisation_id_payment_account_id_fkey" FOREIGN KEY ("organisation_id", "payment_account_id") REFERENCES "payment_accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_organisation_id_tax_id_fkey" FOREIGN KEY ("organisation_id", "tax_id") REFERENCES "taxes"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allowances_and_charges" ADD CONSTRAINT "allowances_and_charges_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allowances_and_charges" ADD CONSTRAINT "allowances_and_charges_organisation_id_line_id_fkey" FOREIGN KEY ("organisation_id", "line_id") REFERENCES "invoice_lines"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_breakdown" ADD CONSTRAINT "tax_breakdown_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_applications" ADD CONSTRAINT "credit_applications_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_applications" ADD CONSTRAINT "credit_applications_organisation_id_credit_note_id_fkey" FOREIGN KEY ("organisation_id", "credit_note_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_attributes" ADD CONSTRAINT "custom_attributes_organisation_id_invoice_id_fkey" FOREIGN KEY ("organisation_id", "invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit log is append-only by the database's own means: whoever may write to the table may add rows and nothing else.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_entries is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER "audit_entries_rows_stay" BEFORE UPDATE OR DELETE ON "audit_entries"
    FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entries_table_stays" BEFORE TRUNCATE ON "audit_entries"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
-- ALWAYS: also in a session that plays replica (session_replication_role), where ordinary triggers sleep.
ALTER TABLE "audit_entries" ENABLE ALWAYS TRIGGER "audit_entries_rows_stay";
ALTER TABLE "audit_entries" ENABLE ALWAYS TRIGGER "audit_entries_table_stays";
