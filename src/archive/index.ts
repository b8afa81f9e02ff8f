import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
export interface ZipEntry {
  name: string;
  open: () => Promise<Readable>;
  byteLength?: number;
  compress: boolean;
}
export function uniqueNames(): (name: string) => string {
  return (name) => name;
}
export function writeZip(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  void (async () => {
    for await (const { name, open, compress } of entries) zip.addReadStream(await open(), name, { compress });
    zip.end();
  })();
  return zip.outputStream as Readable;
}
export async function* faultsCsv(
  rows: AsyncIterable<{ invoiceId: string; invoiceNumber: string; code: string; message: string }>,
) {
  yield 'invoice_id,invoice_number,error_code,message\r\n';
  for await (const r of rows) yield `${r.invoiceId},${r.invoiceNumber},${r.code},${r.message}\r\n`;
}
