import { describe, expect, it } from '@jest/globals';
import type { MarkedInvoice } from '../../../src/invoices/national-marks.js';
import { readPortugalQr } from '../../../src/invoices/national-marks/portugal-qr.js';
import { certifiedProgramLine, portugalFaults } from '../../../src/invoices/national-marks/portugal.js';
import { markedInvoice, sellerOf, sentences } from './marked-invoice.js';

// The examples of "Especificações técnicas do código QR", version 1.1.
const INVOICE =
  'A:123456789*B:999999990*C:PT*D:FT*E:N*F:20191231*G:FT AB2019/0035*H:CSDF7T5H-0035*I1:PT*I2:12000.00*I3:15000.00*I4:900.00*I5:50000.00*I6:6500.00*I7:80000.00*I8:18400.00*' +
  'J1:PT-AC*J2:10000.00*J3:25000.56*J4:1000.02*J5:75000.00*J6:6750.00*J7:100000.00*J8:18000.00*K1:PT-MA*K2:5000.00*K3:12500.00*K4:625.00*K5:25000.00*K6:3000.00*K7:40000.00' +
  '*K8:8800.00*L:100.00*M:25.00*N:64000.02*O:513600.58*P:100.00*Q:kLp0*R:9999*S:TB;PT00000000000000000000000;513500.58';
const SIMPLIFIED =
  'A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*I7:0.65*I8:0.15*N:0.15*O:0.80*Q:YhGV*R:9999*S:NU;0.80';
const PRO_FORMA =
  'A:500000000*B:123456789*C:PT*D:PF*E:N*F:20190123*G:PF G2019CB/145789*H:HB6FT7RV-145789*I1:PT*I2:12345.34*I3:12532.65*I4:751.96*I5:52789.00*I6:6862.57*I7:32425.69*I8:7457.91*N:15072.44*O:125165.12*Q:r/fY*R:9999';
const TRANSPORT =
  'A:500000000*B:123456789*C:PT*D:GT*E:N*F:20190720*G:GT G234CB/50987*H:GTVX4Y8B-50987*I1:0*N:0.00*O:0.00*Q:5uIg*R:9999';
const FOREIGN =
  'A:123456789*B:4443332215*C:FR*D:FT*E:N*F:20190526*G:ABC BNH/4561*H:DK5ZJ2HN-4561*I1:FR*I7:100.00*I8:20.00*N:20.00*O:120.00*Q:YJRE*R:9999';
const DEBIT_NOTE =
  'A:123456789*B:500000000*C:PT*D:ND*E:N*F:20190216*G:M1F KLG/6145*H:RQD8L6DG-6145*I1:PT-MA*I6:26.50*N:26.50*O:26.50*Q:h1rB*R:9999';

describe('the text of a code', () => {
  it.each([[INVOICE], [SIMPLIFIED], [PRO_FORMA], [TRANSPORT], [FOREIGN], [DEBIT_NOTE]])(
    'of the official examples is read: %s',
    (text) => {
      const fields = Object.fromEntries(text.split('*').map((part) => [part.split(':')[0], part.slice(part.indexOf(':') + 1)]));
      expect(readPortugalQr(text)).toEqual(fields);
    },
  );

  it.each([
    ['an unknown code', 'A:123456789*Z:1', 'with "Z:1" without a known code'],
    [
      'another order',
      SIMPLIFIED.replace('A:123456789*B:999999990', 'B:999999990*A:123456789'),
      'with "A:123456789" out of order',
    ],
    ['a field twice', SIMPLIFIED.replace('*C:PT', '*C:PT*C:PT'), 'with "C:PT" out of order'],
    ['a sign', SIMPLIFIED.replace('O:0.80', 'O:-0.80'), 'with O:-0.80'],
    ['a comma', SIMPLIFIED.replace('N:0.15', 'N:0,15'), 'with N:0,15'],
    ['a hash of three characters', SIMPLIFIED.replace('YhGV', 'YhG'), 'with Q:YhG'],
    ['fields that are missing', 'A:123456789*D:FS', 'without B, C, E, F, G, H, I1, N, O, Q, R'],
    ['a property of every object', 'A:123456789*constructor:1', 'with "constructor:1" without a known code'],
    ['nothing', '', 'with "" without a known code'],
    ['too much', `A:${'1'.repeat(2000)}`, 'too long'],
  ])('with %s is none', (_, text, is) => {
    expect(readPortugalQr(text)).toEqual({ is, mustBe: expect.stringMatching(/./) });
  });
});

describe('the mark', () => {
  const invoice: MarkedInvoice = markedInvoice('PT123456789', {
    number: 'FS CDVF/12345',
    issueDate: '2019-08-12',
    totals: { taxTotal: '0.15', taxInclusive: '0.8' },
  });
  const ATCUD = 'CDF7T5HD-12345';
  const faults = (mark: { atcud?: string; qr?: string } = {}, changes: Partial<MarkedInvoice> = {}) =>
    sentences(portugalFaults({ atcud: ATCUD, qr: SIMPLIFIED, ...mark }, { ...invoice, ...changes }));

  it('agrees with its invoice, whose number may leave out the type', () => {
    expect(faults()).toEqual([]);
    expect(faults({}, { number: 'CDVF/12345' })).toEqual([]);
  });

  it('agrees with a credit note, whose amounts have no sign in the code, and with amounts in another currency', () => {
    const qr = SIMPLIFIED.replaceAll('FS', 'NC');
    const credit = {
      type: 'CREDIT_NOTE' as const,
      number: 'NC CDVF/12345',
      totals: { taxTotal: '-0.15', taxInclusive: '-0.80' },
    };
    expect(faults({ qr }, credit)).toEqual([]);
    expect(faults({}, { currencyCode: 'USD', totals: { taxTotal: '9', taxInclusive: '99' } })).toEqual([]);
  });

  it.each<[string, Parameters<typeof faults>[0], Partial<MarkedInvoice>, string[]]>([
    [
      'another seller',
      {},
      { organisation: sellerOf('PT500000000') },
      ['portugal.qr is with A:123456789; it must be with A:500000000'],
    ],
    ['another day', {}, { issueDate: '2019-08-13' }, ['portugal.qr is with F:20190812; it must be with F:20190813']],
    ['another number', {}, { number: 'FS CDVF/12346' }, ['portugal.qr is with G:FS CDVF/12345; it must be with G:FS CDVF/12346']],
    [
      'another tax',
      {},
      { totals: { taxTotal: '0.16', taxInclusive: '0.80' } },
      ['portugal.qr is with N:0.15; it must be with N:0.16'],
    ],
    [
      'another total',
      {},
      { totals: { taxTotal: '0.15', taxInclusive: '8.00' } },
      ['portugal.qr is with O:0.80; it must be with O:8.00'],
    ],
    ['another type', {}, { type: 'CREDIT_NOTE' }, ['portugal.qr is with D:FS; it must be with D:NC, as it is a credit note']],
    [
      'another ATCUD',
      { atcud: 'CDF7T5HX-12345' },
      {},
      ['portugal.qr is with H:CDF7T5HD-12345; it must be with H:CDF7T5HX-12345'],
    ],
    [
      'an ATCUD of another number',
      { atcud: 'CDF7T5HD-12', qr: SIMPLIFIED.replace('HD-12345', 'HD-12') },
      {},
      ['portugal.qr is with G:FS CDVF/12345; it must be with G:…/12, the number in the ATCUD'],
    ],
    [
      'a text that is none',
      { qr: 'QR' },
      {},
      [expect.stringMatching(/^portugal.qr is with "QR" without a known code; it must be fields /) as never],
    ],
    [
      'an ATCUD that is none',
      { atcud: 'ABC-1' },
      {},
      [expect.stringMatching(/^portugal.atcud is ABC-1; it must be a validation code /) as never],
    ],
    [
      'a seller without a NIF',
      {},
      { organisation: sellerOf(null) },
      [expect.stringMatching(/^portugal is given for a seller without a Portuguese NIF;/) as never],
    ],
    [
      'a seller with a wrong NIF',
      {},
      { organisation: sellerOf('PT123456780') },
      [expect.stringMatching(/^portugal is given for the NIF 123456780;/) as never],
    ],
  ])('is refused with %s', (_, mark, changes, messages) => {
    expect(faults(mark, changes)).toEqual(messages);
  });

  it('has the line of the certified program, if it is certified', () => {
    expect(certifiedProgramLine({ atcud: ATCUD, qr: SIMPLIFIED })).toBe('YhGV-Processado por programa certificado n.º 9999/AT');
    expect(certifiedProgramLine({ atcud: ATCUD, qr: SIMPLIFIED.replace('R:9999', 'R:0') })).toBeNull();
  });
});
