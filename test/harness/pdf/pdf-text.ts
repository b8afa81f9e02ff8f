import { PDFiumLibrary } from '@hyzyla/pdfium';

/**
 * The text of each page of a PDF as a reader copies it, read with PDFium. PDF.js passes over /ActualText, by which Chromium says what the parts of a composed
 * letter are together: its Arabic is not what was written.
 */
export async function copiedPages(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages = [...document.pages()].map((page) => page.getText());
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
}

/** The whole text. */
export async function copiedText(pdf: Uint8Array): Promise<string> {
  return (await copiedPages(pdf)).join('\n');
}

/** Without spaces, marks of direction and forms of letters, digits as ASCII writes them: what is said, not how it is set. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
