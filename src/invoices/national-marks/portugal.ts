import { decimal } from '../money.js';
import type { MarkedInvoice, MarkedSeller, MarkFault, PortugalMark } from '../national-marks.js';
import { type PortugalFields, readPortugalQr } from './portugal-qr.js';
import { isPortugueseNif, PORTUGUESE_NIF } from './portuguese-nif.js';
import { sellerNumber } from './seller-number.js';

// Portugal, Portaria 195/2020, art. 3, 4 and 6 (ATCUD and code), Portaria 363/2010, art. 6, and Despacho 8632/2014 (the line of the certified program).

const FIELD = 'nationalMarks.portugal';

/** The validation code of the series, eight characters at least, and the number in it. */
const ATCUD = /^[A-Z0-9]{8,50}-(\d{1,19})$/;

/** Why the mark cannot be on this invoice. */
export function portugalFaults({ atcud, qr }: PortugalMark, invoice: MarkedInvoice): MarkFault[] {
  const nif = nifOf(invoice.organisation);
  if (nif === null || !isPortugueseNif(nif)) {
    const stored = nif === null ? 'given for a seller without a Portuguese NIF' : `given for the NIF ${nif}`;
    const expected = 'for a seller whose vatNumber (with PT) or taxNumber is a NIF with a right check digit';
    return [{ field: FIELD, stored, expected }];
  }
  const [, sequence] = ATCUD.exec(atcud) ?? [];
  if (sequence === undefined) {
    const expected =
      'a validation code of at least eight capitals and digits, "-" and the number in the series, such as "CSDF7T5H-35"';
    return [{ field: `${FIELD}.atcud`, stored: atcud, expected }];
  }
  const field = `${FIELD}.qr`;
  const fields = readPortugalQr(qr);
  if ('mustBe' in fields) return [{ field, stored: fields.is, expected: fields.mustBe }];
  return comparisons(fields, { nif, atcud, sequence }, invoice).flatMap(([code, isSame, expected]) =>
    isSame ? [] : [{ field, stored: `with ${code}:${fields[code]}`, expected: `with ${code}:${expected}` }],
  );
}

type Comparison = [keyof PortugalFields, boolean, string];

function comparisons(
  fields: PortugalFields,
  { nif, atcud, sequence }: { nif: string; atcud: string; sequence: string },
  { number, issueDate, type, currencyCode, totals }: MarkedInvoice,
): Comparison[] {
  const day = issueDate.replaceAll('-', '');
  const isCredit = type === 'CREDIT_NOTE';
  // In another currency, the code has the amounts in euros.
  const isEuro = currencyCode === 'EUR';
  return [
    ['A', fields.A === nif, nif],
    [
      'D',
      (fields.D === 'NC') === isCredit,
      isCredit ? 'NC, as it is a credit note' : 'FT or another type, as it is not a credit note',
    ],
    ['F', fields.F === day, day],
    ['G', isNumber(fields.G, number), number],
    ['G', BigInt(/(\d+)$/.exec(fields.G)?.[1] ?? '-1') === BigInt(sequence), `…/${sequence}, the number in the ATCUD`],
    ['H', fields.H === atcud, atcud],
    ['N', !isEuro || isAmount(fields.N, totals.taxTotal), unsigned(totals.taxTotal)],
    ['O', !isEuro || isAmount(fields.O, totals.taxInclusive), unsigned(totals.taxInclusive)],
  ];
}

/** The number of the invoice is all of G, or G without the internal code of the type ("FT "). */
function isNumber(given: string, number: string): boolean {
  return given === number || given.replace(/^\S+ /, '') === number;
}

function isAmount(given: string, total: string): boolean {
  return decimal(given).eq(decimal(total).abs());
}

function unsigned(total: string): string {
  return decimal(total).abs().toFixed(2);
}

/** The line of the certified program, as the law words it; null if the program is not certified. */
export function certifiedProgramLine({ qr }: PortugalMark): string | null {
  const fields = readPortugalQr(qr);
  if ('mustBe' in fields || /^0+$/.test(fields.R)) return null;
  return `${fields.Q}-Processado por programa certificado n.º ${fields.R}/AT`;
}

function nifOf(seller: MarkedSeller): string | null {
  return sellerNumber(seller, 'PT', ['PT'], PORTUGUESE_NIF);
}
