import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { withPdfium } from './pdfium.js';

/** A code as a scanner sees it on paper. */
export interface PrintedCode {
  /** "QRCode", "Code128". */
  format: string;
  text: string;
  /** The level of error correction of a QR code: "M". */
  errorCorrection: string;
}

// The file of the package; by itself it would be fetched from the internet.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** The codes on the first page of a PDF, read by ZXing from its pixels as PDFium paints them: 216 to the inch. */
export async function printedCodes(pdf: Uint8Array): Promise<PrintedCode[]> {
  const { data, width, height } = await withPdfium(pdf, (document) => document.getPage(0).render({ scale: 3, render: 'bitmap' }));
  // ZXing sees grey, so that the order of the colours does not matter.
  const image = { data: new Uint8ClampedArray(data), width, height };
  const found = await readBarcodes(image as unknown as ImageData, { formats: ['QRCode', 'Code128'], tryHarder: true });
  return found.map(({ format, text, ecLevel }) => ({ format, text, errorCorrection: ecLevel }));
}
