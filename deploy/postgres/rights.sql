-- What the service's role may do: read, add audit entries, count requests, and keep batches, notifications and the jobs of both. The owner of the tables runs this after every migration. It removes all rights of the role and grants
-- these, so run write-rights.sql again after it.
BEGIN;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM invoice_press;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM invoice_press;

GRANT USAGE ON SCHEMA public TO invoice_press;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO invoice_press;
GRANT INSERT ON audit_entries TO invoice_press;
GRANT USAGE ON SEQUENCE audit_entries_id_seq TO invoice_press;
GRANT INSERT, UPDATE ON rate_limit_windows TO invoice_press;
GRANT INSERT, UPDATE ON webhook_deliveries TO invoice_press;
GRANT INSERT, UPDATE, DELETE ON batches, batch_items TO invoice_press;

-- The queue's own tables. The service works with them; only db:migrate changes them.
GRANT USAGE ON SCHEMA pgboss TO invoice_press;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO invoice_press;

COMMIT;
