import { expect, it } from '@jest/globals';
import { faultsCsv, type InvoiceFault } from '../../src/archive/faults-csv.js';
import { bytesOf } from '../../src/storage/exactly.js';

const HEADER = '\uFEFFinvoice_id,invoice_number,error_code,message\r\n';
const csv = async (...faults: InvoiceFault[]) => (await bytesOf(faultsCsv(faults))).toString();
const fault = (message: string): InvoiceFault => ({
  invoiceId: 'inv_1',
  invoiceNumber: null,
  errorCode: 'render_failed',
  message,
});

it('has a header alone if there is no fault', async () => {
  expect(await csv()).toBe(HEADER);
});

it('has a line for each fault', async () => {
  expect(await csv({ ...fault('It failed.'), invoiceNumber: 'INV-1' }, fault('Again.'))).toBe(
    `${HEADER}inv_1,INV-1,render_failed,It failed.\r\ninv_1,,render_failed,Again.\r\n`,
  );
});

it.each([
  ['a, b', '"a, b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines\r\n', '"two\nlines\r\n"'],
  ['Ünïcödé 🧾', 'Ünïcödé 🧾'],
  ['=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
])('writes the cell %j as %j', async (message, written) => {
  expect(await csv(fault(message))).toBe(`${HEADER}inv_1,,render_failed,${written}\r\n`);
});
