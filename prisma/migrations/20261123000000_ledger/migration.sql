-- The stored invoice that a credit note corrects (BG-3), where its number is that of one; kept by import from now on.
ALTER TABLE "invoices" ADD COLUMN     "preceding_invoice_id" UUID;

UPDATE "invoices" AS note SET "preceding_invoice_id" = corrected."id"
FROM "invoices" AS corrected
WHERE note."type" = 'CREDIT_NOTE' AND corrected."type" = 'INVOICE'
    AND corrected."organisation_id" = note."organisation_id" AND corrected."number" = note."preceding_invoice_number"
    AND corrected."customer_id" = note."customer_id" AND corrected."currency_code" = note."currency_code";

-- Lists hold invoices that are not deleted, by issue date, then sequence: those added later stand behind those of the same day. An index of those alone, in that order, lets the database count and
-- skip without a look at the table. The indexes of all documents, which nothing else uses, go.
DROP INDEX "invoices_organisation_id_issue_date_id_idx";
DROP INDEX "invoices_organisation_id_customer_id_issue_date_id_idx";
DROP INDEX "invoices_organisation_id_order_id_issue_date_id_idx";

-- CreateIndex
CREATE INDEX "invoices_ledger_idx" ON "invoices"("organisation_id", "issue_date" DESC, "sequence" DESC) WHERE (deleted_at IS NULL AND type = 'INVOICE');

-- CreateIndex
CREATE INDEX "invoices_ledger_of_customer_idx" ON "invoices"("organisation_id", "customer_id", "issue_date" DESC, "sequence" DESC) WHERE (deleted_at IS NULL AND type = 'INVOICE');

-- CreateIndex
CREATE INDEX "invoices_ledger_of_order_idx" ON "invoices"("organisation_id", "order_id", "issue_date" DESC, "sequence" DESC) WHERE (deleted_at IS NULL AND type = 'INVOICE');

-- CreateIndex
CREATE INDEX "invoices_preceding_invoice_idx" ON "invoices"("organisation_id", "preceding_invoice_id") WHERE (preceding_invoice_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "invoices_preceding_invoice_number_idx" ON "invoices"("organisation_id", "preceding_invoice_number") WHERE (preceding_invoice_number IS NOT NULL);

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisation_id_preceding_invoice_id_fkey" FOREIGN KEY ("organisation_id", "preceding_invoice_id") REFERENCES "invoices"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- UNLOGGED: every counted request writes here, and must not wait for the write-ahead log to reach the disk. After a crash of the server the
-- table is empty, and every organisation begins a new window: that is all there is to lose.
CREATE UNLOGGED TABLE "rate_limit_windows" (
    "organisation_id" UUID NOT NULL,
    "hits" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_windows_pkey" PRIMARY KEY ("organisation_id")
);
