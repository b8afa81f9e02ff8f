import { decimal } from '../money.js';
import { type MarkedInvoice, type MarkedSeller, type MarkFault, MOST_MARK_BYTES, type VerifactuMark } from '../national-marks.js';
import { sellerNumber } from './seller-number.js';
import { isNif, NIF } from './spanish-nif.js';

/*
 * Spain, RD 1007/2023 and Orden HAC/1177/2024, art. 20 and 21; AEAT, "Características del QR y especificaciones del servicio de cotejo", version 0.5.0:
 * the code holds the address of the service with nif, numserie, fecha and importe in UTF-8; 30 × 30 to 40 × 40 mm, error correction M.
 */

const HOSTS = { production: 'https://www2.agenciatributaria.gob.es', test: 'https://prewww2.aeat.es' };
const PATHS = { verifactu: '/wlpl/TIKE-CONT/ValidarQR', 'not-verifactu': '/wlpl/TIKE-CONT/ValidarQRNoVerifactu' };

const FIELD = 'nationalMarks.verifactu';
const FIELD_URL = `${FIELD}.url`;

/** What NumSerieFactura of the AEAT takes. */
const NUMBER = /^[\u0020-\u007e]{1,60}$/;

/** The address in the code: the given one, or that of the invoice. Null if the seller has no NIF, or if the amount in euros is not known. */
export function verifactuUrl(mark: VerifactuMark, invoice: MarkedInvoice): string | null {
  if (mark.url !== undefined) return mark.url;
  const nif = nifOf(invoice.organisation);
  if (nif === null || invoice.currencyCode !== 'EUR') return null;
  const parameters = {
    nif,
    numserie: invoice.number,
    fecha: spanishDay(invoice.issueDate),
    importe: decimal(invoice.totals.taxInclusive).toFixed(2),
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${addressOf(mark)}?${query.join('&')}`;
}

/** Why the mark cannot be on this invoice. */
export function verifactuFaults(mark: VerifactuMark, invoice: MarkedInvoice): MarkFault[] {
  const nif = nifOf(invoice.organisation);
  if (nif === null) {
    const expected = 'for a seller whose vatNumber (with ES) or taxNumber is a NIF';
    return [{ field: FIELD, stored: 'given for a seller without a Spanish NIF', expected }];
  }
  if (!isNif(nif)) {
    return [{ field: FIELD, stored: `given for the NIF ${nif}`, expected: 'for a NIF whose control character is right' }];
  }
  if (!NUMBER.test(invoice.number)) {
    const expected = 'for an invoice whose number has at most 60 letters without accents, digits, signs and blanks (ASCII)';
    return [{ field: FIELD, stored: `given for the number ${invoice.number}`, expected }];
  }
  if (mark.url !== undefined) return urlFaults(mark.url, mark, nif, invoice);
  if (invoice.currencyCode === 'EUR') return [];
  const stored = `left out for an amount in ${invoice.currencyCode}`;
  return [{ field: FIELD_URL, stored, expected: 'given, with the amount in euros' }];
}

function urlFaults(text: string, mark: VerifactuMark, nif: string, invoice: MarkedInvoice): MarkFault[] {
  const base = addressOf(mark);
  const url = URL.canParse(text) ? new URL(text) : null;
  const names = [...(url?.searchParams.keys() ?? [])].toSorted().join(' ');
  const [address = ''] = text.split('?');
  if (!url || address !== base || url.hash !== '' || names !== 'fecha importe nif numserie' || text.length > MOST_MARK_BYTES) {
    const expected = `${base}?nif=…&numserie=…&fecha=…&importe=…, with these four parameters alone`;
    return [{ field: FIELD_URL, stored: 'of another form', expected }];
  }
  const get = (name: string) => url.searchParams.get(name) ?? '';
  const faults: MarkFault[] = [];
  const compare = (name: string, expected: string, isSame: boolean) => {
    if (!isSame)
      faults.push({ field: FIELD_URL, stored: `with ${name}=${get(name).slice(0, 60)}`, expected: `with ${name}=${expected}` });
  };
  const day = spanishDay(invoice.issueDate);
  compare('nif', nif, get('nif') === nif);
  compare('numserie', invoice.number, get('numserie') === invoice.number);
  compare('fecha', day, get('fecha') === day);
  const { taxInclusive } = invoice.totals;
  const isAmount = /^-?\d{1,12}(?:\.\d{1,2})?$/.test(get('importe'));
  compare('importe', decimal(taxInclusive).toFixed(2), isAmount && isSameAmount(get('importe'), invoice));
  return faults;
}

/** A credit note of the kind "sustitución" states the amount without sign. In another currency, the amount in euros cannot be compared. */
function isSameAmount(importe: string, { type, currencyCode, totals }: MarkedInvoice): boolean {
  if (currencyCode !== 'EUR') return true;
  const [given, total] = [decimal(importe), decimal(totals.taxInclusive)];
  return given.eq(total) || (type === 'CREDIT_NOTE' && given.abs().eq(total.abs()));
}

function addressOf({ system, environment }: VerifactuMark): string {
  return HOSTS[environment] + PATHS[system];
}

function nifOf(seller: MarkedSeller): string | null {
  return sellerNumber(seller, 'ES', ['ES'], NIF);
}

/** DD-MM-YYYY. */
function spanishDay(day: string): string {
  return day.split('-').toReversed().join('-');
}
