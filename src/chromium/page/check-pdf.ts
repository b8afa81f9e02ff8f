const smallestPdf = 400;

/** Checks that the bytes are a whole PDF with at least one page (ISO 32000-2, 7.5), and returns how many it has. Throws an error that says what is missing. */
export function checkPdf(pdf: Buffer): number {
  if (pdf.length < smallestPdf) throw new Error(`the PDF has only ${pdf.length} bytes`);
  if (pdf.toString('latin1', 0, 5) !== '%PDF-') throw new Error('the PDF does not start with %PDF-');
  const end = pdf.toString('latin1', pdf.length - 64);
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(end)) throw new Error('the PDF does not end with startxref and %%EOF');
  const pages = countPages(pdf);
  if (pages === 0) throw new Error('the PDF has no page');
  return pages;
}

/** Counts the page objects; Chromium (Skia) does not compress them. `/Type /Pages` is the tree, not a page. */
function countPages(pdf: Buffer): number {
  let pages = 0;
  const type = '/Type /Page';
  for (let at = pdf.indexOf(type); at >= 0; at = pdf.indexOf(type, at + 1)) {
    if (pdf[at + type.length] !== 's'.charCodeAt(0)) pages += 1;
  }
  return pages;
}
