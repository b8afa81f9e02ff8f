import type { NationalMarks } from '#service/invoices/national-marks.js';

const HASH = 'UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE';

/** Marks of every country. No invoice has them all; a template must be able to print each. */
export const EVERY_MARK: NationalMarks = {
  verifactu: {
    system: 'verifactu',
    environment: 'production',
    url: 'https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=A58818501&numserie=KP-2026-0417&fecha=19-03-2026&importe=492.40',
  },
  ksef: {
    number: '5265877635-20250826-0100001AF629-AF',
    environment: 'production',
    url: `https://qr.ksef.mf.gov.pl/invoice/5265877635/19-03-2026/${HASH}`,
    certificateUrl: `https://qr.ksef.mf.gov.pl/certificate/Nip/5265877635/5265877635/01F20A5D352AE590/${HASH}/${'a'.repeat(86)}`,
  },
  portugal: {
    atcud: 'CSDF7T5H-35',
    qr: 'A:123456789*B:999999990*C:PT*D:FT*E:N*F:20260319*G:FT AB2026/35*H:CSDF7T5H-35*I1:PT*I7:400.33*I8:92.07*N:92.07*O:492.40*Q:kLp0*R:9999',
  },
  greece: {
    mark: '400001958765432',
    uid: '23404A06245C285D5939B8F50EB0490BB6835A90',
    authenticationCode: '7A38951C71A647D67A38951C71A647D67A38951C',
    url: 'https://mydatapi.aade.gr/myDATA/TimologioQR/QRInfo?q=Dsffq2BZQ',
  },
  courtesyNotice: { country: 'RO', uploadIndex: '5012345678' },
};
