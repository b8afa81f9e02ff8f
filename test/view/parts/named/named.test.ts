import { describe, expect, it } from '@jest/globals';
import { attributeName } from '../../../../src/view/parts/named/attributes.js';
import { sample } from '../../../templates/fixtures/samples.js';
import { templates } from '../../../templates/fixtures/templates.js';

const viewOf = (name: string, locale = 'en-GB') => {
  const { document, today } = sample(name);
  return templates.toView(document, { today, locale });
};

describe('by name, a template finds', () => {
  const view = viewOf('everything');

  it('what is due and by when, and every date and reference of the list', () => {
    expect(view.due).toEqual({ date: '10 December 2026', amount: view.summary.amount });
    expect(view.facts).toMatchObject({ issueDate: '10 November 2026', purchaseOrderReference: 'PO-77120', validUntil: null });
    const byName = new Set(Object.values(view.facts ?? {}));
    expect(view.meta.filter(({ text }) => !byName.has(text))).toEqual([]);
  });

  it('what the entries of the payment have', () => {
    const { payment } = viewOf('simple');
    expect(payment).toMatchObject({
      iban: 'GB85 HAIB 6604 1260 3541 78',
      bic: 'HAIBGB2X',
      remittanceInformation: 'ST-2026-0418',
    });
    const named = new Set(Object.values(payment ?? {}).filter((value) => typeof value === 'string'));
    expect(payment?.entries.filter(({ text }) => !named.has(text))).toEqual([]);
  });

  it('what identifies the parties, and the parts of their addresses', () => {
    expect(view.seller).toMatchObject({
      vatNumber: 'GB 918 2746 05',
      vatNumberLabel: 'VAT no.',
      taxNumber: '918/27460',
      companyNumber: 'SC918264',
      email: 'accounts@strathlinn-timber.example',
      address: { city: 'Grantown-on-Spey', country: 'United Kingdom', countryCode: 'GB', line2: null },
    });
    expect(view.buyer).toMatchObject({ contactName: 'Dougal Petrie', tradingName: 'Leith Walk Studio', taxNumber: null });
    expect(viewOf('everything', 'de-DE').seller.address?.country).toBe('Vereinigtes Königreich');
  });

  it('every total, without and with its currency', () => {
    expect(view.amounts?.amountDue).toBe(view.totals.at(-1)?.amount);
    expect(view.money?.amountDue).toBe(view.summary.amount);
    const named = new Set(Object.values(view.amounts ?? {}));
    expect(view.totals.filter(({ kind, amount }) => kind === 'sum' && !named.has(amount))).toEqual([]);
  });

  it('the fields and properties of a line, and the properties of the document', () => {
    expect(view.lines?.items[0]).toMatchObject({
      itemId: 'OAK-180-BO',
      buyerItemId: 'FL-27',
      countryOfOrigin: 'United Kingdom',
      standardItem: null,
      attributes: { moisture: '8 %' },
    });
    expect(view.lines?.items[0]?.details.map(({ name }) => name)).toEqual([
      'itemId',
      'buyerItemId',
      'countryOfOrigin',
      'attributes.moisture',
    ]);
    expect(view.attributes).toMatchObject({ chainOfCustody: 'FSC C118204' });
  });

  it('nothing that is not on the document', () => {
    expect(viewOf('paid').due).toBeNull();
    expect(viewOf('quote').amounts?.amountDue).toBeNull();
    expect(viewOf('statement')).toMatchObject({ amounts: null, money: null, facts: { accountId: expect.any(String) } });
    expect(viewOf('collected').payment).toMatchObject({ iban: null, mandateReference: expect.any(String) });
  });

  it('the address of a link to pay, for a code, unless the document is a draft', () => {
    expect(view.payment?.codes.online).toBe('https://pay.strathlinn-timber.example/ST-2026-0437');
    const { document, today } = sample('everything');
    const draft = { ...document, status: 'DRAFT' } as typeof document;
    expect(templates.toView(draft, { today }).payment?.codes.online).toBeNull();
  });
});

it.each([
  ['Chain of custody', 'chainOfCustody'],
  ['Colour', 'colour'],
  ['COLOUR-CODE', 'colourCode'],
  ['Größe', 'grosse'],
  ['Couleur du châssis', 'couleurDuChassis'],
  ['色', '色'],
  ['が', 'が'],
  ['__proto__', 'proto'],
  ['***', ''],
])('the property %s is called %s', (name, called) => {
  expect(attributeName(name)).toBe(called);
});
