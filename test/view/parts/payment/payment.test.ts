import { describe, expect, it } from '@jest/globals';
import type { PaymentMeans } from '../../../../src/invoices/invoice.js';
import { PLAIN_PAYMENT_MEANS } from '../../../../src/invoices/neutral.js';
import { type InvoiceInput, address, buildInvoice } from '../../../templates/fixtures/build-invoice.js';
import { templates } from '../../../templates/fixtures/templates.js';

const means = (change: Partial<PaymentMeans>): PaymentMeans => ({ ...PLAIN_PAYMENT_MEANS, ...change });

const view = (paymentMeans: PaymentMeans[], more: Partial<InvoiceInput> = {}, locale = 'en', today = '2026-05-02') =>
  templates.toView(
    buildInvoice({
      organisation: { address: address('DE') },
      customer: {},
      lines: [{ name: 'x', unitPrice: '80', taxRate: '25' }],
      number: 'P-7',
      dueDate: '2026-05-01',
      paymentMeans,
      ...more,
    }),
    { today, locale },
  );
const entries = (...given: Parameters<typeof view>) =>
  view(...given).payment?.entries.map(({ label, text }) => `${label}: ${text.replaceAll('\u00a0', ' ')}`);

const IBAN = 'DE02120300000000202051';
const DEBIT = means({
  meansCode: '59',
  mandateReference: 'M-31',
  creditorIdentifier: 'DE98ZZZ09999999999',
  debitedAccount: 'DE89370400440532013000',
});

const NO_CODES = { epc: null, swissQr: null, online: null };

describe('direct debit', () => {
  it('says what is collected, from which account and when, and never calls it overdue', () => {
    const { payment, status, labels } = view([DEBIT], {}, 'en', '2026-05-01');
    expect(payment?.sentence?.replaceAll('\u00a0', ' ')).toBe(
      'We will collect €100.00 from your account DE89 3704 0044 0532 0130 00 on 1 May 2026.',
    );
    expect(entries([DEBIT])).toEqual(['Mandate reference: M-31', 'Creditor identifier: DE98ZZZ09999999999']);
    expect([payment?.codes, status.code, labels.paymentDetails]).toEqual([NO_CODES, 'issued', 'Payment']);
  });

  it('announces no day that has passed', () => {
    expect(view([DEBIT], {}, 'en', '2026-05-02').payment?.sentence).not.toContain('May');
  });

  it('leaves nothing for the buyer to pay into', () => {
    const further = view([DEBIT, means({ meansCode: '58', iban: IBAN })]).payment?.further;
    expect(further).toEqual([]);
  });

  it('stays on an invoice that it settled, as a card does', () => {
    const card = means({ meansCode: '48', cardNumber: '4567', cardHolder: 'M. Bach' });
    const paid = { paidAmount: '100.00' };
    expect(entries([card], paid)).toEqual(['Method: Card', 'Card number: •••• 4567', 'Cardholder: M. Bach']);
    expect(entries([DEBIT], paid)?.[0]).toBe('Method: Direct debit');
    expect(view([means({ meansCode: '58', iban: IBAN })], paid).payment).toBeNull();
  });

  it.each([
    [{ debitedAccount: null }, { dueDate: null }, 'We will collect €100.00.'],
    [{ debitedAccount: null }, {}, 'We will collect €100.00 on 1 May 2026.'],
    [{ debitedAccount: '4711' }, { dueDate: null }, 'We will collect €100.00 from your account 4711.'],
  ])('leaves out what it does not know: %j %j', (change, more, sentence) => {
    expect(view([{ ...DEBIT, ...change }], more, 'en', '2026-04-01').payment?.sentence).toBe(sentence);
  });

  it.each([
    ['de', 'Wir ziehen 100,00 € am 1. Mai 2026 von Ihrem Konto DE89 3704 0044 0532 0130 00 ein.'],
    ['nl', 'Wij schrijven € 100,00 op 1 mei 2026 af van uw rekening DE89 3704 0044 0532 0130 00.'],
    ['zh', '我们将于2026年5月1日从贵方账户 DE89 3704 0044 0532 0130 00 扣款 €100.00。'],
  ])('is a sentence in %s', (locale, sentence) => {
    expect(view([DEBIT], {}, locale, '2026-04-01').payment?.sentence?.replaceAll('\u00a0', ' ')).toBe(sentence);
  });
});

describe('other ways to pay', () => {
  it('shows the last four digits of a card, whatever is stored', () => {
    const card = means({ meansCode: '48', cardNumber: '4111 1111 1111 7731', cardHolder: 'J. Holm' });
    expect(entries([card])).toEqual(['Method: Card', 'Card number: •••• 7731', 'Cardholder: J. Holm']);
    expect(view([card]).status.code).toBe('issued');
  });

  it('names cash and cheque, without an account', () => {
    expect(entries([means({ meansCode: '10', iban: IBAN })])).toEqual(['Method: Cash']);
    expect(entries([means({ meansCode: '20' })])).toEqual(['Method: Cheque', 'Payment reference: P-7']);
  });

  it('links to a page to pay on', () => {
    const { payment } = view([means({ meansCode: '68', link: 'https://pay.holm.example/p7' })]);
    expect(payment?.link).toEqual({ parts: ['pay', '.holm', '.example', '/p7'], href: 'https://pay.holm.example/p7' });
  });

  it('has its own words before those of its code, and none for a code without a meaning', () => {
    expect(entries([means({ meansCode: '30', meansText: 'Giro only' })])?.[0]).toBe('Method: Giro only');
    expect(entries([means({ meansCode: 'ZZZ' })])).toEqual(['Payment reference: P-7']);
  });

  it('leaves unsaid that a single account is for a transfer', () => {
    expect(entries([means({ meansCode: '58', iban: IBAN })])).toEqual([
      'IBAN: DE02 1203 0000 0000 2020 51',
      'Payment reference: P-7',
    ]);
    expect(view([means({ iban: IBAN })]).status.code).toBe('overdue');
  });

  it('shows every account and every way', () => {
    const { payment } = view([means({ iban: IBAN }), means({ iban: 'AT611904300234573201' }), means({ meansCode: '10' })]);
    expect(payment?.entries[0]).toEqual({ label: 'Method', text: 'Bank transfer' });
    expect(payment?.further).toMatchObject([
      {
        title: 'Bank transfer',
        entries: [{ label: 'IBAN', text: 'AT61 1904 3002 3457 3201' }],
        link: null,
        iban: 'AT61 1904 3002 3457 3201',
      },
      { title: 'Cash', entries: [], link: null },
    ]);
  });
});

describe('by name', () => {
  it('an account is never mixed with another one, wherever it stands', () => {
    const card = means({ meansCode: '48', cardNumber: '448133', cardHolder: 'I. Reid', link: 'https://pay.holm.example/p7' });
    const { payment } = view([card, means({ iban: IBAN }), means({ iban: 'AT611904300234573201', bic: 'BKAUATWW' })]);
    expect(payment).toMatchObject({ meansText: 'Card', cardHolder: 'I. Reid', iban: 'DE02 1203 0000 0000 2020 51', bic: null });
    expect(payment?.further[1]).toMatchObject({ iban: 'AT61 1904 3002 3457 3201', bic: 'BKAUATWW' });
    expect(payment?.codes.online).toBe('https://pay.holm.example/p7');
  });

  it.each([`https://pay.holm.example/${'p'.repeat(300)}`, 'mailto:pay@holm.example', 'javascript:alert(1)'])(
    'there is no code for %s',
    (link) => {
      expect(view([means({ meansCode: '68', link })]).payment?.codes.online).toBeNull();
    },
  );
});

describe('where nothing is due', () => {
  const gift = { lines: [{ name: 'x', unitPrice: '0', quantity: '2' }], paymentMeans: [means({ iban: IBAN })] };

  it('the document names neither an account nor a due date, and its state is "paid", as in the JSON', () => {
    const shown = view([], gift);
    expect([shown.payment, shown.status.code, shown.status.label]).toEqual([null, 'paid', 'Nothing to pay']);
    expect(shown.meta.map(({ label }) => label)).toEqual(['Issue date', 'Status']);
    expect(shown.totals.map(({ label }) => label)).toContain('Amount paid');
  });

  it('a paid invoice says so', () => {
    const { status, meta } = view([], { paidAmount: '100.00' });
    expect([status.label, meta.map(({ label }) => label)]).toEqual(['Paid', ['Issue date', 'Status']]);
  });
});

describe('a refund', () => {
  const credit = { lines: [{ name: 'x', unitPrice: '-80', taxRate: '25' }] };
  const transfer = means({ meansCode: '58', iban: IBAN, accountName: 'A. Buyer', link: 'https://pay.holm.example/p7' });

  it.each([
    ['a credit note', { type: 'CREDIT_NOTE' }],
    ['a self-billed credit note', { type: 'CREDIT_NOTE', typeCode: '261' }],
    ['a credit note without a sign', { type: 'CREDIT_NOTE', lines: [{ name: 'x', unitPrice: '80', taxRate: '25' }] }],
    ['an invoice with a negative amount', {}],
  ] as const)('of %s goes to the account that the document states, and nothing asks for money', (_kind, more) => {
    const given = { ...credit, ...(more as Partial<InvoiceInput>) };
    const { payment, meta, status } = view([transfer], given);
    expect(payment).toMatchObject({
      sentence: null,
      entries: [
        { label: 'Account holder', text: 'A. Buyer' },
        { label: 'IBAN', text: 'DE02\u00a01203\u00a00000\u00a00000\u00a02020\u00a051'.replaceAll('\u00a0', ' ') },
      ],
      link: null,
      further: [],
      codes: NO_CODES,
    });
    expect(meta.map(({ label }) => label)).not.toContain('Due date');
    expect(status.code).not.toBe('overdue');
    const { payment: debit } = view([DEBIT], given);
    expect([debit?.sentence, debit?.entries]).toEqual([
      null,
      [{ label: 'Account for the refund', text: 'DE89 3704 0044 0532 0130 00' }],
    ]);
    expect(view([{ ...DEBIT, debitedAccount: null }], given).payment).toBeNull();
  });

  it('quotes the reference that was agreed, and shows no account that money is usually paid into', () => {
    expect(entries([transfer], { ...credit, remittanceInformation: 'R-1' })?.at(-1)).toBe('Payment reference: R-1');
    expect(view([means({ iban: IBAN })], { ...credit, type: 'CREDIT_NOTE' }).payment).toBeNull();
    const own = { ...transfer, accountName: 'HOLM & Co' };
    const organisation = { address: address('DE'), name: 'Holm', legalName: 'Holm & Co.' };
    expect(view([own], { ...credit, type: 'CREDIT_NOTE', organisation }).payment).toBeNull();
    expect(view([transfer], { ...credit, type: 'CREDIT_NOTE', status: 'VOID' }).payment).toBeNull();
  });
});

describe('a document that demands no payment', () => {
  const account = means({ meansCode: '58', iban: IBAN });

  it.each(['325', '751', '130', '935'])('of type %s shows its total, and nothing about a payment', (typeCode) => {
    for (const given of [account, DEBIT, means({ meansCode: '68', link: 'https://pay.holm.example/p7' })]) {
      const { payment, status, meta, summary, totals } = view([given], { typeCode });
      expect([payment, status.code, summary.label]).toEqual([null, 'issued', 'Total']);
      expect(meta.map(({ label }) => label)).not.toContain('Due date');
      expect(totals.map(({ label }) => label)).not.toContain('Amount due');
    }
  });

  it.each(['389', '500'])('of type %s has no payment code and is never overdue', (typeCode) => {
    const { payment, status } = view([account], { typeCode });
    expect(payment?.codes).toEqual(NO_CODES);
    expect(payment?.entries.map(({ label }) => label)).toEqual(['IBAN']);
    expect(status.code).toBe('issued');
    expect(view([DEBIT], { typeCode }).payment?.sentence).toBeNull();
  });

  it('differs from one that does', () => {
    const { payment, status } = view([account]);
    expect([payment?.codes.epc?.startsWith('BCD'), status.code]).toEqual([true, 'overdue']);
  });

  it.each(['97', '49', '51', '70', '33'])('has no code and is not overdue where %s moves the money', (meansCode) => {
    const { payment, status } = view([means({ meansCode }), account]);
    expect([payment?.codes.epc, status.code]).toEqual([null, 'issued']);
  });

  it('says that the amount is set off', () => {
    expect(entries([means({ meansCode: '97' })])).toEqual(['Method: Offsetting']);
  });
});

describe('split payment', () => {
  const SPLIT = {
    lines: [{ name: 'x', unitPrice: '100', taxRate: '22', taxCategory: 'B' }],
    organisation: { address: address('IT') },
  } as const satisfies Partial<InvoiceInput>;
  const account = means({ meansCode: '58', iban: 'IT60X0542811101000000123456' });
  const shown = (more: Partial<InvoiceInput>, way = account) => view([way], { ...SPLIT, ...more }).payment;
  const SENTENCE = 'Split payment: the customer pays the VAT of €22.00 directly to the tax authority.';

  it('has a code for the amount without tax, if the document states the tax as paid', () => {
    const payment = shown({ paidAmount: '22' });
    expect([payment?.sentence, payment?.codes.epc?.split('\n')[7]]).toEqual([SENTENCE, 'EUR100.00']);
  });

  it.each([{}, { paidAmount: '50' }, { paidAmount: '72' }])(
    'has no code if the amount due includes the tax, or may do so: %j',
    (more) => {
      const payment = shown(more);
      expect([payment?.sentence, payment?.codes]).toEqual([SENTENCE, NO_CODES]);
    },
  );

  it('never says that the seller collects the tax', () => {
    expect(shown({}, DEBIT)?.sentence).toBe(SENTENCE);
    expect(shown({ paidAmount: '22' }, DEBIT)?.sentence).toMatch(/^We will collect €100\.00 .* Split payment: /);
  });
});
