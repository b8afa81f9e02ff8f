import { PDFiumLibrary } from '@hyzyla/pdfium';

/**
 * The text of a PDF as a reader copies it, read with PDFium. PDF.js passes over /ActualText, by which Chromium says what the parts of a composed letter
 * are together: its Arabic is not what was written.
 */
export async function copiedText(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const text = [...document.pages()].map((page) => page.getText()).join('\n');
    document.destroy();
    return text;
  } finally {
    library.destroy();
  }
}
