import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';

/** Opens a PDF with PDFium for as long as `read` takes. */
export async function withPdfium<T>(pdf: Uint8Array, read: (document: PDFiumDocument) => T | Promise<T>): Promise<T> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    try {
      return await read(document);
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}
