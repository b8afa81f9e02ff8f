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

const pointsOfMillimetre = 72 / 25.4;
const scale = 3;

/** The codes on a page of a PDF, read by ZXing from its pixels as PDFium paints them: 216 to the inch. @param page from 0 */
export async function printedCodes(pdf: Uint8Array, page = 0): Promise<PrintedCode[]> {
  const { data, width, height } = await pixelsOf(pdf, page);
  // ZXing sees grey, so that the order of the colours does not matter.
  const image = { data: new Uint8ClampedArray(data), width, height };
  const found = await readBarcodes(image as unknown as ImageData, { formats: ['QRCode', 'Code128'], tryHarder: true });
  return found.map(({ format, text, ecLevel }) => ({ format, text, errorCorrection: ecLevel }));
}

/** Whether the page is dark at a place, in millimetres from the upper left corner. */
export type IsDark = (x: number, y: number) => boolean;

/** Looks at the pixels of a page. @param page from 0 */
export async function inkOn(pdf: Uint8Array, page: number): Promise<IsDark> {
  const { data, width } = await pixelsOf(pdf, page);
  const at = (millimetres: number) => Math.round(millimetres * pointsOfMillimetre * scale);
  return (x, y) => (data[(at(y) * width + at(x)) * 4] ?? 255) < 128;
}

async function pixelsOf(pdf: Uint8Array, page: number) {
  return await withPdfium(pdf, (document) => document.getPage(page).render({ scale, render: 'bitmap' }));
}
