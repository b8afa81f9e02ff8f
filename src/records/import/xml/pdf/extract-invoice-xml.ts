import { fileFault } from '../../../../xml/file-fault.js';
import { XML_LIMITS } from '../../../../xml/limits.js';
import { type PdfLimits, PdfObjects } from './pdf-objects.js';
import { type PdfDictionary, pdfText } from './pdf-syntax.js';

/** The names of Factur-X, ZUGFeRD and XRechnung for the invoice in a PDF. */
const NAMES: ReadonlySet<string> = new Set(['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml']);

const MEGABYTE = 1024 * 1024;

export const PDF_LIMITS: PdfLimits & { mostBytes: number } = {
  mostBytes: XML_LIMITS.mostBytes,
  mostObjects: 200_000,
  mostInflatedBytes: 64 * MEGABYTE,
};

/**
 * The XML of the invoice that is embedded in a PDF (Factur-X, ZUGFeRD, XRechnung).
 * @throws ImportError if there is none, or more than one, or the PDF is encrypted or beyond the limits
 */
export function extractInvoiceXml(pdf: Uint8Array, limits: Partial<typeof PDF_LIMITS> = {}): Uint8Array {
  const allLimits = { ...PDF_LIMITS, ...limits };
  if (pdf.length > allLimits.mostBytes) throw fileFault(`is larger than ${allLimits.mostBytes} bytes`);
  const objects = new PdfObjects(pdf, allLimits);
  const found: Uint8Array[] = [];
  for (const specification of objects.dictionaries()) {
    const files = objects.resolve(specification.get('EF'));
    if (!(files instanceof Map) || !NAMES.has(fileName(specification, objects))) continue;
    const content = objects.content((files as PdfDictionary).get('UF')) ?? objects.content((files as PdfDictionary).get('F'));
    if (content === null) throw fileFault('is a PDF whose invoice (XML) is packed in a way that is not read: send the XML alone');
    if (!found.some((other) => Buffer.compare(other, content) === 0)) found.push(content);
  }
  const [xml] = found;
  if (xml === undefined) throw fileFault(`is a PDF without an invoice inside: it must embed one of ${[...NAMES].join(', ')}`);
  if (found.length > 1) throw fileFault('is a PDF with several invoices inside: send the XML alone');
  return xml;
}

function fileName(specification: PdfDictionary, objects: PdfObjects): string {
  const name = pdfText(objects.resolve(specification.get('UF'))) || pdfText(objects.resolve(specification.get('F')));
  return name.toLowerCase();
}
