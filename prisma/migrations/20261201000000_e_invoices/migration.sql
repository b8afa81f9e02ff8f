-- Which e-invoice is inside the PDFs of an organisation, and what happens to an invoice that breaks its rules. A customer may have another one; empty: that of the organisation.
ALTER TABLE "organisations"
    ADD COLUMN     "e_invoice" TEXT NOT NULL DEFAULT 'none',
    ADD COLUMN     "e_invoice_faults" TEXT NOT NULL DEFAULT 'strict';

ALTER TABLE "customers"
    ADD COLUMN     "e_invoice" TEXT,
    ADD COLUMN     "e_invoice_faults" TEXT;

-- A value that the service does not know would stop every PDF of its organisation.
ALTER TABLE "organisations"
    ADD CONSTRAINT "organisations_e_invoice_check" CHECK ("e_invoice" IN ('none', 'factur-x', 'zugferd-xrechnung')),
    ADD CONSTRAINT "organisations_e_invoice_faults_check" CHECK ("e_invoice_faults" IN ('strict', 'lenient'));

ALTER TABLE "customers"
    ADD CONSTRAINT "customers_e_invoice_check" CHECK ("e_invoice" IN ('none', 'factur-x', 'zugferd-xrechnung')),
    ADD CONSTRAINT "customers_e_invoice_faults_check" CHECK ("e_invoice_faults" IN ('strict', 'lenient'));
