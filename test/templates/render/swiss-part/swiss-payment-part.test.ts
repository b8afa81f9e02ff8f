import { describe, expect, it } from '@jest/globals';
import { withSwissPart, type SwissCodeUse } from '../../../../src/templates/render/swiss-part/swiss-payment-part.js';
import {
  groupedAmount,
  groupedIban,
  groupedReference,
  partyText,
} from '../../../../src/templates/render/swiss-part/swiss-texts.js';
import { parseVariables } from '../../../../src/templates/index.js';
import { swiss } from '../../fixtures/invoices.js';
import { TODAY, templates } from '../../fixtures/templates.js';

// Texts of half an em for each letter.
const ruler = (text: string) => text.length / 2;
const viewIn = (locale: string, invoice = swiss) => templates.toView(invoice, { today: TODAY, locale });
const partIn = (view: ReturnType<typeof viewIn>, use: SwissCodeUse = 'full') => withSwissPart(view, use, ruler);

describe('the payment part', () => {
  it('says what the code says', () => {
    const view = viewIn('en-GB');
    const { swissPaymentPart: part, payment } = partIn(view);
    expect(part).toEqual({
      lang: 'en',
      code: view.payment?.codes.swissQr,
      codeLabel: 'Swiss QR Code with the payment details',
      title: 'Payment part',
      receipt: {
        title: 'Receipt',
        account: {
          label: 'Account / Payable to',
          text: 'CH44 3199 9123 0008 8901 2\nRobert Schneider AG\nRue du Lac 1268\n2501 Biel',
        },
        reference: { label: 'Reference', text: '21 00000 00003 13947 14300 09017' },
        payer: { label: 'Payable by', text: 'Pia-Maria Rutschmann-Schnyder\nGrosse Marktgasse 28\n9400 Rorschach' },
      },
      account: {
        label: 'Account / Payable to',
        text: 'CH44 3199 9123 0008 8901 2\nRobert Schneider AG\nRue du Lac 1268\n2501 Biel',
      },
      reference: { label: 'Reference', text: '21 00000 00003 13947 14300 09017' },
      additional: { label: 'Additional information', text: '2026-0417' },
      payer: { label: 'Payable by', text: 'Pia-Maria Rutschmann-Schnyder\nGrosse Marktgasse 28\n9400 Rorschach' },
      currency: { label: 'Currency', text: 'CHF' },
      amount: { label: 'Amount', text: '1 949.76' },
      acceptancePoint: 'Acceptance point',
      schemes: [],
      density: 'regular',
    });
    expect(payment?.codes.swissQr).toBeNull();
  });

  it.each([
    [
      'de-CH',
      'de',
      'Empfangsschein',
      'Zahlteil',
      'Konto / Zahlbar an',
      'Referenz',
      'Zusätzliche Informationen',
      'Zahlbar durch',
      'Währung',
      'Betrag',
      'Annahmestelle',
    ],
    [
      'fr-CH',
      'fr',
      'Récépissé',
      'Section paiement',
      'Compte / Payable à',
      'Référence',
      'Informations supplémentaires',
      'Payable par',
      'Monnaie',
      'Montant',
      'Point de dépôt',
    ],
    [
      'it-IT',
      'it',
      'Ricevuta',
      'Sezione pagamento',
      'Conto / Pagabile a',
      'Riferimento',
      'Informazioni supplementari',
      'Pagabile da',
      'Valuta',
      'Importo',
      'Punto di accettazione',
    ],
    [
      'en-US',
      'en',
      'Receipt',
      'Payment part',
      'Account / Payable to',
      'Reference',
      'Additional information',
      'Payable by',
      'Currency',
      'Amount',
      'Acceptance point',
    ],
  ])('has the words of the guidelines in %s', (locale, lang, ...words) => {
    const part = partIn(viewIn(locale)).swissPaymentPart;
    const labels = [part?.account, part?.reference, part?.additional, part?.payer, part?.currency, part?.amount];
    expect([part?.lang, part?.receipt.title, part?.title, ...labels.map((field) => field?.label), part?.acceptancePoint]).toEqual(
      [lang, ...words],
    );
  });

  it.each([
    ['nl-NL', 'fr-CH', 'fr'],
    ['ar', 'de-CH', 'de'],
    ['pl-PL', 'es-ES', 'en'],
    ['it-IT', 'de-CH', 'it'],
  ])('of a document in %s by a seller in %s is in %s', (locale, ofSeller, lang) => {
    const invoice = { ...swiss, organisation: { ...swiss.organisation, locale: ofSeller } };
    expect(partIn(viewIn(locale, invoice)).swissPaymentPart?.lang).toBe(lang);
  });

  it.each([
    ['de-CH', 'Zahlbar durch (Name/Adresse)'],
    ['fr-CH', 'Payable par (nom/adresse)'],
    ['it-CH', 'Pagabile da (nome/indirizzo)'],
    ['en-GB', 'Payable by (name/address)'],
  ])('leaves an unknown payer to be written, in %s', (locale, label) => {
    const nowhere = { ...swiss.customer, billingAddress: { ...swiss.customer.billingAddress, city: '京都市' } };
    const part = partIn(viewIn(locale, { ...swiss, customer: nowhere })).swissPaymentPart;
    expect([part?.payer, part?.receipt.payer]).toEqual([
      { label, text: null },
      { label, text: null },
    ]);
  });

  it('leaves streets out of a receipt that is too full, and sets a full payment part in smaller type', () => {
    const long = { name: 'Ä'.repeat(70), address: { ...swiss.organisation.address, line1: `${'Gasse '.repeat(11)}12` } };
    const invoice = {
      ...swiss,
      organisation: { ...swiss.organisation, ...long },
      customer: { ...swiss.customer, name: long.name, billingAddress: long.address },
    };
    const inCapitals = (text: string) => text.length * 0.7;
    const part = withSwissPart(viewIn('de-CH', invoice), 'full', inCapitals).swissPaymentPart;
    expect(part?.receipt.payer.text).toBe(`${long.name}\n2501 Biel`);
    expect(part?.payer.text).toBe(`${long.name}\n${'Gasse '.repeat(11).trim()} 12\n2501 Biel`);
    expect(part?.density).toBe('tight');
  });

  it('has the name of an alternative scheme apart', () => {
    const view = viewIn('de-CH');
    const code = `${view.payment?.codes.swissQr}\n\neBill/B/john.doe@example.com`;
    const payment = view.payment && { ...view.payment, codes: { ...view.payment.codes, swissQr: code } };
    expect(partIn({ ...view, payment }).swissPaymentPart?.schemes).toEqual([{ name: 'eBill/', text: 'B/john.doe@example.com' }]);
  });

  it.each<[string, SwissCodeUse, object]>([
    ['the code is to stand alone', 'code', {}],
    ['the paper is Letter', 'full', { paper: 'letter' }],
  ])('is not there if %s', (_, use, page) => {
    const view = viewIn('de-CH');
    const { swissPaymentPart, payment } = partIn({ ...view, page: { ...view.page, ...page } }, use);
    expect([swissPaymentPart, payment?.codes.swissQr]).toEqual([null, view.payment?.codes.swissQr]);
  });

  it('is not there with national marks, some of which need the foot of the page', () => {
    const marks = { heading: 'Marks', opening: [], closing: [] } as unknown as NonNullable<ReturnType<typeof viewIn>['marks']>;
    expect(partIn({ ...viewIn('de-CH'), marks }).swissPaymentPart).toBeNull();
  });

  it('is not there for a code that is not as the guidelines want it, which stands alone', () => {
    const view = viewIn('de-CH');
    const swissQr = 'SPC\n0200\n1\nCH4431999123000889012';
    const payment = view.payment && { ...view.payment, codes: { ...view.payment.codes, swissQr } };
    const found = partIn({ ...view, payment });
    expect([found.swissPaymentPart, found.payment?.codes.swissQr]).toEqual([null, swissQr]);
  });
});

describe('a document', () => {
  const html = (variables: object) => templates.render(viewIn('de-CH'), 'm', parseVariables(templates.manifest, variables));

  it('with marks around its texts has none in the code', () => {
    const around = { before: (number: number) => `<mark id="t${number}">`, after: '</mark>', inLink: null };
    const marked = templates.renderMarked(viewIn('de-CH'), 'm', around).html;
    expect(marked).toMatch(/<h2>.*Zahlteil.*<\/h2>/);
    expect(marked).toContain('aria-label="Swiss QR Code mit den Zahlungsangaben"');
  });

  it('has the payment part by itself; else the code alone, or none', () => {
    const shown = [{}, { swissPaymentPart: 'code' }, { swissPaymentPart: 'none' }]
      .map(html)
      .map((text) => [
        text.includes('<h2>Zahlteil</h2>'),
        text.includes('<div class="swiss-payment-code">'),
        text.match(/<svg class="code code-swiss-qr"/g)?.length ?? 0,
        text.includes(' data-bottom-area="105mm"'),
      ]);
    expect(shown).toEqual([
      [true, false, 1, true],
      [false, true, 1, false],
      [false, false, 0, false],
    ]);
  });
});

it.each([
  [groupedIban, 'CH4431999123000889012', 'CH44 3199 9123 0008 8901 2'],
  [groupedReference, '210000000003139471430009017', '21 00000 00003 13947 14300 09017'],
  [groupedReference, 'RF18539007547034', 'RF18 5390 0754 7034'],
  [groupedReference, 'RF720191230100405JSH0438', 'RF72 0191 2301 0040 5JSH 0438'],
  [groupedAmount, '0.05', '0.05'],
  [groupedAmount, '199.95', '199.95'],
  [groupedAmount, '1949.75', '1 949.75'],
  [groupedAmount, '999999999.99', '999 999 999.99'],
])('%o writes %s as %s', (write, plain, written) => {
  expect(write(plain)).toBe(written);
});

it.each([
  ['CH', 'Muster\nGasse 1\n3000 Bern'],
  ['LI', 'Muster\nGasse 1\nLI-3000 Bern'],
  ['DE', 'Muster\nGasse 1\nDE-3000 Bern'],
])('names the country of an address in %s only abroad', (countryCode, text) => {
  expect(partyText({ name: 'Muster', street: 'Gasse', buildingNumber: '1', postcode: '3000', town: 'Bern', countryCode })).toBe(
    text,
  );
});
