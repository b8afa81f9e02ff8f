import { withPdfium } from './pdfium.js';

/** The text of each page of a PDF as a reader copies it, read with PDFium. From right to left, PDF.js gives the words of a line in the order in which they stand on the page. */
export function copiedPages(pdf: Uint8Array): Promise<string[]> {
  return withPdfium(pdf, (document) => [...document.pages()].map((page) => page.getText()));
}

/** The whole text. */
export async function copiedText(pdf: Uint8Array): Promise<string> {
  return (await copiedPages(pdf)).join('\n');
}

/** Without spaces, marks of direction and forms of letters, digits as ASCII writes them: the content, not the typesetting. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
