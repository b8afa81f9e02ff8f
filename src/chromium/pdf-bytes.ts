const smallestPdf = 400;

/** Checks that the bytes are a whole PDF with at least one page (ISO 32000-2, 7.5). Throws an error that says what is missing. */
export function checkPdf(pdf: Buffer): void {
  if (pdf.length < smallestPdf) throw new Error(`the PDF has only ${pdf.length} bytes`);
  if (pdf.toString('latin1', 0, 5) !== '%PDF-') throw new Error('the PDF does not start with %PDF-');
  const end = pdf.toString('latin1', pdf.length - 64);
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(end)) throw new Error('the PDF does not end with startxref and %%EOF');
  if (!hasPage(pdf)) throw new Error('the PDF has no page');
}

/** Looks for a page object; Chromium (Skia) does not compress them. `/Type /Pages` is the tree, not a page. */
function hasPage(pdf: Buffer): boolean {
  const type = '/Type /Page';
  for (let at = pdf.indexOf(type); at >= 0; at = pdf.indexOf(type, at + 1)) {
    if (pdf[at + type.length] !== 's'.charCodeAt(0)) return true;
  }
  return false;
}
