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
