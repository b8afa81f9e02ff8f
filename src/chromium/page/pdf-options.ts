import type { Protocol } from 'puppeteer-core';

/** How Chromium prints a page. @param isTagged with the structure and the headings of the document */
export function pdfOptions(isTagged: boolean): Protocol.Page.PrintToPDFRequest {
  return {
    printBackground: true,
    preferCSSPageSize: true,
    // A4 in inches where the document does not name a size; this figure rounds to the very points that CSS `size: A4` gives.
    paperWidth: 8.26,
    paperHeight: 11.69,
    generateTaggedPDF: isTagged,
    generateDocumentOutline: isTagged,
    transferMode: 'ReturnAsBase64',
  };
}
