import { PDFiumLibrary } from '@hyzyla/pdfium';

let loading: Promise<PDFiumLibrary> | undefined;

/** PDFium as WebAssembly, compiled once for a test file: that takes longer than to read a document. Nobody destroys it; documents are. */
export function pdfium(): Promise<PDFiumLibrary> {
  return (loading ??= PDFiumLibrary.init());
}
