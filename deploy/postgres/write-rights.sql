-- What the service's role may do besides, if callers may store invoices over HTTP (WRITE_ROUTES=on). The owner of the tables runs this after rights.sql. Running it again
-- changes nothing.
BEGIN;

GRANT INSERT, UPDATE ON
    organisations,
    customers,
    custom_forms,
    payment_accounts,
    taxes,
    orders TO invoice_press;
GRANT INSERT, UPDATE, DELETE ON invoices, credit_applications TO invoice_press;
GRANT INSERT, DELETE ON
    invoice_lines,
    allowances_and_charges,
    tax_breakdown,
    payments,
    custom_attributes,
    invoice_parties,
    invoice_notes,
    payment_means,
    supporting_documents,
    withholding_taxes,
    third_party_payments,
    further_taxes TO invoice_press;
GRANT USAGE ON SEQUENCE invoices_sequence_seq TO invoice_press;

COMMIT;
