import { describe, expect, it } from '@jest/globals';
import type { Invoice } from '../../../src/invoices/invoice.js';
import * as fixtures from '../../templates/fixtures/national-marks.js';
import { TODAY, templates } from '../../templates/fixtures/templates.js';

const marksOf = (invoice: Invoice, locale?: string) => templates.toView(invoice, { today: TODAY, locale }).marks;

const AEAT = 'nif=A58818501&numserie=2026%2F0117&fecha=02-11-2026&importe=3264.00';

describe('the marks of a view', () => {
  it('of Spain open the document', () => {
    expect(marksOf(fixtures.verifactu)).toEqual({
      heading: 'Verificación tributaria',
      opening: [
        {
          kind: 'verifactu',
          language: 'es',
          title: 'QR tributario:',
          code: {
            text: `https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?${AEAT}`,
            label: 'Código QR para verificar esta factura ante la administración tributaria',
            size: 32,
          },
          legend: 'Factura verificable en la sede electrónica de la AEAT',
          lines: [],
          notices: [],
        },
      ],
      closing: [],
    });
  });

  it('of a system that is not VERI*FACTU have no legend', () => {
    const [mark] = marksOf(fixtures.notVerifactu)?.opening ?? [];
    expect([mark?.code?.text, mark?.legend]).toEqual([
      `https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQRNoVerifactu?${AEAT}`,
      null,
    ]);
  });

  it('of Poland are KOD I with the number, or OFFLINE and KOD II', () => {
    const of = (invoice: Invoice) => marksOf(invoice)?.closing.map(({ kind, code, legend }) => [kind, code?.text, legend]);
    expect(of(fixtures.ksef)).toEqual([
      [
        'ksef-invoice',
        `https://qr.ksef.mf.gov.pl/invoice/5265877635/02-11-2026/${fixtures.HASH}`,
        '5265877635-20250826-0100001AF629-AF',
      ],
    ]);
    expect(of(fixtures.ksefOffline)).toEqual([
      ['ksef-invoice', `https://qr-test.ksef.mf.gov.pl/invoice/1111111111/02-11-2026/${fixtures.HASH}`, 'OFFLINE'],
      ['ksef-certificate', fixtures.CERTIFICATE, 'CERTYFIKAT'],
    ]);
  });

  it('of Portugal have the ATCUD above the code, and at the foot of every page', () => {
    const view = templates.toView(fixtures.portugal, { today: TODAY });
    const [mark] = view.marks?.closing ?? [];
    expect([mark?.title, mark?.code?.text, mark?.legend]).toEqual([
      'ATCUD:CSDF7T5H-35',
      fixtures.PORTUGAL_QR,
      'kLp0-Processado por programa certificado n.º 9999/AT',
    ]);
    expect(view.page.foot).toMatch(/ATCUD:CSDF7T5H-35/);
  });

  it('of Greece have the MARK and what else there is', () => {
    const [mark] = marksOf(fixtures.greece)?.closing ?? [];
    expect([mark?.code?.text, mark?.lines]).toEqual([
      fixtures.GREEK_URL,
      [
        { label: 'ΜΑΡΚ', text: '400001958765432' },
        { label: 'UID', text: '23404A06245C285D5939B8F50EB0490BB6835A90' },
      ],
    ]);
  });

  it.each([
    ['it-IT', ['it']],
    ['it-CH', ['it']],
    ['de-DE', ['it', 'de-DE']],
    ['ja-JP', ['it', 'ja-JP']],
  ])('of Italy are translated, unless the document is in Italian: %s', (locale, languages) => {
    const notices = marksOf(fixtures.italy, locale)?.closing[0]?.notices ?? [];
    expect(notices.map(({ language }) => language)).toEqual(languages);
    expect(notices[0]?.text).toMatch(
      /^Copia di cortesia priva di valore ai fini giuridici e fiscali ai sensi dell'articolo 21 del D\.P\.R\. 633\/72\./,
    );
  });

  it('of Romania have the index of the upload', () => {
    const [mark] = marksOf(fixtures.romania, 'en-GB')?.closing ?? [];
    expect(mark?.notices.map(({ language }) => language)).toEqual(['ro', 'en-GB']);
    expect(mark?.lines).toEqual([{ label: 'Index încărcare', text: '5012345678' }]);
  });

  it('are not those of a draft, whose number may still change, but those of a void invoice', () => {
    expect(marksOf({ ...fixtures.portugal, status: 'DRAFT' })).toBeNull();
    expect(templates.toView({ ...fixtures.portugal, status: 'DRAFT' }, { today: TODAY }).page.foot).not.toMatch(/ATCUD/);
    expect(marksOf({ ...fixtures.portugal, status: 'VOID' })?.closing).toHaveLength(1);
  });

  it('are null if there are none', () => {
    expect(marksOf({ ...fixtures.portugal, nationalMarks: null })).toBeNull();
  });

  it('have a larger code for a longer text', () => {
    const url = `https://provider.example/${'x'.repeat(1100)}`;
    const invoice = { ...fixtures.greece, nationalMarks: { greece: { mark: '400001958765432', url } } };
    expect(marksOf(invoice)?.closing[0]?.code).toMatchObject({ text: url, size: 40 });
  });
});
