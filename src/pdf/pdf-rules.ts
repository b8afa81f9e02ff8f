import type { RuleFault } from '../e-invoice/index.js';

// Our own rules of the PDF around an e-invoice. Those of the XML are in `e-invoice/rules/own`.

/** A PDF that does not claim PDF/A-3 is no Factur-X (Factur-X 1.09, 6.1), whatever is inside. */
export function notPdfA(): RuleFault {
  const message = 'A PDF with an e-invoice inside must claim PDF/A-3.';
  return { rule: 'PRESS-PDF-1', severity: 'fatal', term: 'BG-0', path: 'conformance', message };
}

/** The files of the supporting documents, and the printed page if it is wanted, go into the XML, which must be in memory as a whole. @param most bytes of all of them together */
export function tooManyBytes(most: number): RuleFault {
  const message = `The files of the supporting documents, with the printed page if it is embedded, must not have more than ${most} bytes together.`;
  return { rule: 'PRESS-PDF-2', severity: 'fatal', term: 'BG-24', path: 'supportingDocuments', message };
}
