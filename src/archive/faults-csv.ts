import { Readable } from 'node:stream';

/** Why an invoice is not in the archive. */
export interface InvoiceFault {
  invoiceId: string;
  /** Null if the invoice could not be read. */
  invoiceNumber: string | null;
  errorCode: string;
  message: string;
}

const HEADER = 'invoice_id,invoice_number,error_code,message';

/** What a spreadsheet takes for the start of a formula, also in full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Faults as CSV (RFC 4180: CRLF, quotes doubled) in UTF-8. It begins with a byte order mark: those who open it use Excel, which reads UTF-8 only with one. A cell that a
 * spreadsheet would calculate gets a `'` before it.
 */
export function faultsCsv(faults: AsyncIterable<InvoiceFault> | Iterable<InvoiceFault>): Readable {
  return Readable.from(lines(faults), { objectMode: false });
}

async function* lines(faults: AsyncIterable<InvoiceFault> | Iterable<InvoiceFault>): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${HEADER}\r\n`);
  for await (const { invoiceId, invoiceNumber, errorCode, message } of faults)
    yield Buffer.from(`${[invoiceId, invoiceNumber ?? '', errorCode, message].map(cell).join(',')}\r\n`);
}

function cell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
