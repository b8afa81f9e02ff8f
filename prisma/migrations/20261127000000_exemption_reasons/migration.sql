-- Why a line, or an allowance or charge of the document, bears no tax, as its tax code said when it was imported: two codes of one category and rate may
-- have different reasons, and each reason gets an entry of the breakdown. Older rows have none: their breakdown has one entry for each category and rate.
ALTER TABLE "invoice_lines" ADD COLUMN     "exemption_reason" TEXT;

ALTER TABLE "allowances_and_charges" ADD COLUMN     "exemption_reason" TEXT;

DROP INDEX "tax_breakdown_invoice_id_category_rate_key";

-- A reason may be longer than an entry of an index.
CREATE UNIQUE INDEX "tax_breakdown_entry_key" ON "tax_breakdown"("invoice_id", "category", "rate", md5(coalesce("exemption_reason", '')));
