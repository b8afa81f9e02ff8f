import type { CourtesyNotice, MarkedInvoice, MarkFault } from '../national-marks.js';

/*
 * Italy, D.P.R. 633/1972, art. 21, and D.Lgs. 127/2015, art. 1: the invoice is the XML that the Sistema di Interscambio delivered.
 * Romania, OUG 120/2021, art. 4 (6): the original is the XML with the seal of the Ministry of Finance.
 */

const FIELD = 'nationalMarks.courtesyNotice';

/** The notice in the language of the law. */
export const COURTESY_NOTICES: Record<CourtesyNotice['country'], { language: 'it' | 'ro'; text: string }> = {
  IT: {
    language: 'it',
    text:
      "Copia di cortesia priva di valore ai fini giuridici e fiscali ai sensi dell'articolo 21 del D.P.R. 633/72. L'originale è disponibile all'indirizzo " +
      "telematico da Lei fornito oppure nella sua area riservata dell'Agenzia delle Entrate.",
  },
  RO: {
    language: 'ro',
    text:
      'Acest document este o copie. Exemplarul original al facturii este fișierul XML din sistemul național RO e-Factura, însoțit de sigiliul electronic al ' +
      'Ministerului Finanțelor (art. 4 alin. (6) din OUG nr. 120/2021).',
  },
};

/** Why the notice cannot be on this invoice. */
export function courtesyNoticeFaults({ country, uploadIndex }: CourtesyNotice, { organisation }: MarkedInvoice): MarkFault[] {
  const { vatNumber, address } = organisation;
  const isOfCountry = address.countryCode === country || vatNumber?.toUpperCase().startsWith(country) === true;
  const faults: MarkFault[] = [];
  if (!isOfCountry) {
    const expected = `for a seller in ${country}, or with a VAT number of ${country}`;
    faults.push({ field: `${FIELD}.country`, stored: `${country} for a seller of another country`, expected });
  }
  if (uploadIndex === undefined) return faults;
  if (country !== 'RO')
    faults.push({ field: `${FIELD}.uploadIndex`, stored: 'given for Italy', expected: 'left out: only Romania has one' });
  else if (!/^\d{1,20}$/.test(uploadIndex)) {
    faults.push({ field: `${FIELD}.uploadIndex`, stored: uploadIndex, expected: 'a number of at most 20 digits' });
  }
  return faults;
}
