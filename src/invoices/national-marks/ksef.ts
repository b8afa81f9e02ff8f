import { readCertificateLink, readInvoiceLink, invoiceLink, SHA256_BASE64URL } from './ksef-links.js';
import { readKsefNumber } from './ksef-number.js';
import type { KsefMark, MarkedInvoice, MarkedSeller, MarkFault } from '../national-marks.js';
import { isNip, NIP } from './polish-nip.js';
import { sellerNumber } from './seller-number.js';

// Poland, art. 106gb ust. 5 and 106nda ustawy o VAT, from February 2026: an invoice that is given to its buyer outside of KSeF has KOD I, and KOD II in the offline modes.

const FIELD = 'nationalMarks.ksef';

/** The address in KOD I; null if the seller has no NIP. */
export function ksefInvoiceUrl({ url, hash, environment }: KsefMark, { organisation, issueDate }: MarkedInvoice): string | null {
  if (url !== undefined) return url;
  const nip = nipOf(organisation);
  return nip === null || hash === undefined ? null : invoiceLink({ environment, nip, day: issueDate, hash });
}

/** Why the mark cannot be on this invoice. */
export function ksefFaults(mark: KsefMark, invoice: MarkedInvoice): MarkFault[] {
  const nip = nipOf(invoice.organisation);
  if (nip === null || !isNip(nip)) {
    const stored = nip === null ? 'given for a seller without a NIP' : `given for the NIP ${nip}`;
    const expected = 'for a seller whose vatNumber (with PL) or taxNumber is a NIP of ten digits with a right check digit';
    return [{ field: FIELD, stored, expected }];
  }
  return [...numberFaults(mark, nip), ...invoiceFaults(mark, nip, invoice), ...certificateFaults(mark, nip, invoice)];
}

function numberFaults({ number }: KsefMark, nip: string): MarkFault[] {
  if (number === undefined) return [];
  const field = `${FIELD}.number`;
  const read = readKsefNumber(number);
  if (!read) {
    const expected = 'a KSeF number of 35 characters with a right checksum, such as "5265877635-20250826-0100001AF629-AF"';
    return [{ field, stored: number, expected }];
  }
  return read.nip === nip ? [] : [{ field, stored: `of the NIP ${read.nip}`, expected: `of the seller's NIP ${nip}` }];
}

function invoiceFaults({ hash, url }: KsefMark, nip: string, { issueDate }: MarkedInvoice): MarkFault[] {
  if ((hash === undefined) === (url === undefined)) {
    const stored = hash === undefined ? 'without hash and url' : 'given with both hash and url';
    return [{ field: FIELD, stored, expected: 'with one of them: KOD I is made of the hash, or is the url' }];
  }
  if (url === undefined) return hashFaults(hash ?? '');
  const field = `${FIELD}.url`;
  const link = readInvoiceLink(url);
  if (!link) {
    const expected = 'https://qr.ksef.mf.gov.pl/invoice/{NIP}/{DD-MM-YYYY}/{SHA-256 in Base64URL}, or that of qr-test or qr-demo';
    return [{ field, stored: 'of another form', expected }];
  }
  return [
    ...(link.nip === nip ? [] : [{ field, stored: `of the NIP ${link.nip}`, expected: `of the seller's NIP ${nip}` }]),
    ...(link.day === issueDate ? [] : [{ field, stored: `of the day ${link.day}`, expected: `of the issueDate ${issueDate}` }]),
  ];
}

function hashFaults(hash: string): MarkFault[] {
  if (SHA256_BASE64URL.test(hash)) return [];
  const expected = 'the SHA-256 of the FA XML in Base64URL: 43 letters, digits, "-" and "_"';
  return [{ field: `${FIELD}.hash`, stored: 'of another form', expected }];
}

function certificateFaults(mark: KsefMark, nip: string, invoice: MarkedInvoice): MarkFault[] {
  if (mark.certificateUrl === undefined) return [];
  const field = `${FIELD}.certificateUrl`;
  const link = readCertificateLink(mark.certificateUrl);
  if (!link) {
    const form = '{context type}/{context}/{seller NIP}/{serial number}/{SHA-256 in Base64URL}/{signature in Base64URL}';
    return [{ field, stored: 'of another form', expected: `https://qr.ksef.mf.gov.pl/certificate/${form}` }];
  }
  const first = readInvoiceLink(ksefInvoiceUrl(mark, invoice) ?? '');
  return [
    ...(link.nip === nip ? [] : [{ field, stored: `of the NIP ${link.nip}`, expected: `of the seller's NIP ${nip}` }]),
    ...(first === null || (link.hash === first.hash && link.environment === first.environment)
      ? []
      : [
          { field, stored: `of ${link.environment}, ${link.hash}`, expected: `as in KOD I: ${first.environment}, ${first.hash}` },
        ]),
  ];
}

function nipOf(seller: MarkedSeller): string | null {
  return sellerNumber(seller, 'PL', ['PL'], NIP);
}
