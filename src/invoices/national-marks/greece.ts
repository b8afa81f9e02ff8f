import { AFM, isAfm } from './greek-afm.js';
import { type GreeceMark, type MarkedInvoice, type MarkFault, MOST_MARK_BYTES } from '../national-marks.js';
import { sellerNumber } from './seller-number.js';

/*
 * Greece, A.1138/2020 (myDATA) and A.1035/2020 (providers); AADE, "myDATA API documentation", version 2.0.1: the answer to an invoice has invoiceMark, invoiceUid (SHA-1,
 * 40 hexadecimal digits), of a provider also authenticationCode, and qrUrl.
 */

const FIELD = 'nationalMarks.greece';

/** Why the mark cannot be on this invoice. What it says of the invoice is only known to AADE. */
export function greeceFaults({ mark, uid, authenticationCode, url }: GreeceMark, { organisation }: MarkedInvoice): MarkFault[] {
  const afm = sellerNumber(organisation, 'GR', ['EL', 'GR'], AFM);
  if (afm === null || !isAfm(afm)) {
    const stored = afm === null ? 'given for a seller without an AFM' : `given for the AFM ${afm}`;
    const expected = 'for a seller whose vatNumber (with EL) or taxNumber is an AFM of nine digits with a right check digit';
    return [{ field: FIELD, stored, expected }];
  }
  const of = (name: string, stored: string, expected: string) => [{ field: `${FIELD}.${name}`, stored, expected }];
  return [
    ...(/^\d{15}$/.test(mark) ? [] : of('mark', mark, 'a MARK of 15 digits')),
    ...(uid === undefined || /^[0-9A-F]{40}$/i.test(uid) ? [] : of('uid', uid, '40 hexadecimal digits')),
    ...(authenticationCode === undefined || /^[0-9A-Za-z+/=_-]{8,100}$/.test(authenticationCode)
      ? []
      : of('authenticationCode', authenticationCode, '8 to 100 letters and digits without accents, "+", "/", "=", "_" and "-"')),
    ...(isPublicAddress(url)
      ? []
      : of('url', 'of another form', 'an https address of AADE or of the provider, without a user name, in ASCII')),
  ];
}

/** In ASCII, so that what is in the code is what a reader of addresses shows. */
function isPublicAddress(text: string): boolean {
  if (!/^https:\/\/[\u0021-\u007e]+$/.test(text) || text.length > MOST_MARK_BYTES || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === '' && password === '' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(hostname);
}
