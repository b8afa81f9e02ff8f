import type { ImportFault } from '../../faults/errors.js';
import type { ImportFile } from './schema.js';

/** Duplicate names, numbers and ids in a file. The second would replace the first, or the database would refuse it without saying where. */
export function repetitions({ organisations, customers, invoices }: ImportFile): ImportFault[] {
  const faults: ImportFault[] = [];
  const seen = new Map<string, string>();
  const once = (path: string, field: string, ...key: (string | number | undefined)[]) => {
    if (key.includes(undefined)) return;
    const name = JSON.stringify([path.replaceAll(/\d+/g, ''), field, ...key]);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, path);
    else faults.push({ path: `${path}.${field}`, message: `is already used in ${first}` });
  };

  organisations.forEach(({ id, customForms, paymentAccounts, taxes }, index) => {
    const path = `organisations[${index}]`;
    once(path, 'id', id);
    customForms.forEach(({ name }, at) => once(`${path}.customForms[${at}]`, 'name', index, name));
    paymentAccounts.forEach(({ code }, at) => once(`${path}.paymentAccounts[${at}]`, 'code', index, code));
    taxes.forEach(({ code }, at) => once(`${path}.taxes[${at}]`, 'code', index, code));
  });
  customers.forEach(({ id, organisationId, accountId }, index) => {
    once(`customers[${index}]`, 'accountId', organisationId, accountId);
    once(`customers[${index}]`, 'id', id);
  });
  invoices.forEach(({ id, organisationId, number, payments, customAttributes }, index) => {
    const path = `invoices[${index}]`;
    once(path, 'number', organisationId, number);
    once(path, 'id', id);
    payments.forEach((payment, at) => {
      once(`${path}.payments[${at}]`, 'number', index, payment.number);
      once(`${path}.payments[${at}]`, 'id', payment.id);
    });
    customAttributes.forEach(({ name }, at) => once(`${path}.customAttributes[${at}]`, 'name', index, name));
  });
  return faults;
}
