import { fileFault } from '../../../../xml/file-fault.js';
import { XML_LIMITS } from '../../../../xml/limits.js';
import { type PdfLimits, PdfObjects } from './pdf-objects.js';
import { type PdfDictionary, PdfReference, pdfText } from './pdf-syntax.js';

/** The names of Factur-X, ZUGFeRD and XRechnung for the invoice in a PDF. */
const NAMES: ReadonlySet<string> = new Set(['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml']);

const MEGABYTE = 1024 * 1024;

export const PDF_LIMITS: PdfLimits & { mostBytes: number } = {
  mostBytes: XML_LIMITS.mostBytes,
  mostObjects: 200_000,
  mostInflatedBytes: 64 * MEGABYTE,
};

/** The invoice in a PDF. */
interface EmbeddedInvoice {
  xml: Uint8Array;
  /** In small letters: one of the names of Factur-X, ZUGFeRD and XRechnung. */
  fileName: string;
}

/** The XML alone of `extractInvoice`. */
export function extractInvoiceXml(pdf: Uint8Array, limits: Partial<typeof PDF_LIMITS> = {}): Uint8Array {
  return extractInvoice(pdf, limits).xml;
}

/**
 * The XML of the invoice that is embedded in a PDF (Factur-X, ZUGFeRD, XRechnung), and its name.
 * @throws ImportError if there is none, or more than one, or the PDF is encrypted or beyond the limits
 */
export function extractInvoice(pdf: Uint8Array, limits: Partial<typeof PDF_LIMITS> = {}): EmbeddedInvoice {
  const allLimits = { ...PDF_LIMITS, ...limits };
  if (pdf.length > allLimits.mostBytes) throw fileFault(`is larger than ${allLimits.mostBytes} bytes`);
  const objects = new PdfObjects(pdf, allLimits);
  const found: EmbeddedInvoice[] = [];
  for (const specification of objects.dictionaries()) {
    const files = objects.resolve(specification.get('EF'));
    const fileName = nameOfInvoice(specification, objects);
    if (!(files instanceof Map) || fileName === undefined) continue;
    const contents = contentsOf(files as PdfDictionary, objects);
    if (contents.length === 0)
      throw fileFault('is a PDF whose invoice (XML) is packed in a way that is not read: send the XML alone');
    for (const content of contents)
      if (!found.some(({ xml }) => Buffer.compare(xml, content) === 0)) found.push({ xml: content, fileName });
  }
  const [invoice] = found;
  if (invoice === undefined) throw fileFault(`is a PDF without an invoice inside: it must embed one of ${[...NAMES].join(', ')}`);
  if (found.length > 1) throw fileFault('is a PDF with several invoices inside: send the XML alone');
  return invoice;
}

/** The entries of a specification that name a file, or its content: readers differ in which of them they take. */
const ENTRIES = ['UF', 'F', 'Unix', 'DOS', 'Mac'] as const;

function nameOfInvoice(specification: PdfDictionary, objects: PdfObjects): string | undefined {
  return ENTRIES.map((entry) => pdfText(objects.resolve(specification.get(entry))).toLowerCase()).find((name) => NAMES.has(name));
}

/** Each stream once. */
function contentsOf(files: PdfDictionary, objects: PdfObjects): Uint8Array[] {
  const streams = new Map<number, PdfReference>();
  for (const entry of ENTRIES) {
    const value = files.get(entry);
    if (value instanceof PdfReference) streams.set(value.number, value);
  }
  return [...streams.values()].flatMap((stream) => objects.content(stream) ?? []);
}
