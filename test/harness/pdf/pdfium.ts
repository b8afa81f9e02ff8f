import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';

/** PDFium as WebAssembly, compiled once for a test file: that takes longer than reading a document. */
let loading: Promise<PDFiumLibrary> | undefined;

/** Opens a PDF with PDFium for as long as `read` takes. */
export async function withPdfium<T>(pdf: Uint8Array, read: (document: PDFiumDocument) => T | Promise<T>): Promise<T> {
  const library = await (loading ??= PDFiumLibrary.init());
  const document = await library.loadDocument(pdf);
  try {
    return await read(document);
  } finally {
    document.destroy();
  }
}

/** What the package keeps to itself: PDFium's own functions, and the number of a page. */
interface Pdfium {
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(textPage: number): void;
  _FPDFText_FindStart(textPage: number, text: number, flags: number, start: number): number;
  _FPDFText_FindNext(search: number): number;
  _FPDFText_FindClose(search: number): void;
  wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
  HEAPU8: Uint8Array;
}

/** How often PDFium finds a text, as its search does: without regard to case, and over the ends of lines. */
export function foundByPdfium(pdf: Uint8Array, text: string): Promise<number> {
  return withPdfium(pdf, async (document) => {
    const { module } = (await loading) as unknown as { module: Pdfium };
    let count = 0;
    for (const page of document.pages()) {
      const { pageIdx } = page as unknown as { pageIdx: number };
      count += foundOnPage(module, pageIdx, text);
    }
    return count;
  });
}

function foundOnPage(pdfium: Pdfium, page: number, text: string): number {
  const units = Buffer.from(`${text}\0`, 'utf16le');
  const pointer = pdfium.wasmExports.malloc(units.length);
  pdfium.HEAPU8.set(units, pointer);
  const textPage = pdfium._FPDFText_LoadPage(page);
  const search = pdfium._FPDFText_FindStart(textPage, pointer, 0, 0);
  let count = 0;
  while (pdfium._FPDFText_FindNext(search) !== 0) count += 1;
  pdfium._FPDFText_FindClose(search);
  pdfium._FPDFText_ClosePage(textPage);
  pdfium.wasmExports.free(pointer);
  return count;
}
