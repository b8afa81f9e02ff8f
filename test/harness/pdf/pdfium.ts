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
