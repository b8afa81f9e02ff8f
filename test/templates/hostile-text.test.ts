import { describe, expect, it } from '@jest/globals';
import { PLAIN_PAYMENT_MEANS } from '../../src/invoices/neutral.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import * as fixtures from './fixtures/invoices.js';
import { TODAY, templates } from './fixtures/templates.js';

// Scripts, markup that fetches, template syntax and marks of direction: in every text of the invoice at once.
const PAYLOADS = [
  `<script>document.body.innerHTML='PWN'</script>`,
  '<img src=http://127.0.0.1:1/x><iframe src="file:///etc/passwd"></iframe><base href=//x>',
  '<meta http-equiv=refresh content="0;url=http://169.254.169.254/">',
  '</style><style>@import url(http://127.0.0.1:1);*{background:url(http://127.0.0.1:1)}',
  '"><svg onload=alert(1)><foreignObject><iframe src=x>',
  `' onmouseover='alert(1)' x="`,
  'javascript:alert(1)',
  'data:text/html,<b>x',
  "{{constructor.constructor 'return process.env'}}{{{x}}}{{> @partial-block}}${7*7}<%= 7*7 %>",
  '\u202e</bdi></td></table>\u2066',
];
/** The fields that are codes, days or figures: not text. */
const NOT_TEXT =
  /^(id|sequence|meansCode|level|type|status|currencyCode|countryCode|locale|timeZone|kind|taxCategory|category|taxRounding|.*Date|date|paidOn|appliedOn|quantity|lineNetTotal|allowanceTotal|chargeTotal|tax(?:Exclusive|Total|Inclusive)|amountDue|unitPrice|priceBaseQuantity|taxRate|rate|.*[aA]mount|percentage|reasonCode)$/;

const full: Invoice = {
  ...fixtures.reverseCharge,
  payments: [{ number: 'P', amount: '1.00', paidOn: '2026-01-01', method: 'M' }],
  appliedCredits: [{ creditNoteNumber: 'C', amount: '1.00', appliedOn: '2026-01-01' }],
  allowancesAndCharges: fixtures.american.allowancesAndCharges,
  customAttributes: [{ name: 'N', value: 'V' }],
  notes: [{ subjectCode: null, text: 'N' }],
  terms: 'T',
  remittanceInformation: 'R',
  purchaseOrderReference: 'P',
  orderNumber: 'O',
  projectReference: 'P',
  precedingInvoices: [{ number: 'I', date: null }],
  payee: { name: 'P', identifiers: [{ id: 'I', scheme: null }], companyNumber: 'C', companyNumberScheme: null },
  taxRepresentative: { name: 'T', vatNumber: 'V', address: fixtures.reverseCharge.organisation.address },
  supportingDocuments: [{ reference: 'R', description: 'D', url: 'U', fileName: 'F', mediaType: null, byteLength: null }],
  withholdingTaxes: [{ name: 'W', rate: '2', baseAmount: '1.00', amount: '1.00' }],
  thirdPartyPayments: [{ type: 'T', amount: '1.00', description: 'D' }],
  paymentMeans: [
    { ...PLAIN_PAYMENT_MEANS, meansText: 'M', iban: 'I', link: 'L' },
    { ...PLAIN_PAYMENT_MEANS, meansCode: '59', mandateReference: 'M', creditorIdentifier: 'C', debitedAccount: 'D' },
  ],
  lines: fixtures.reverseCharge.lines.map((line) => ({
    ...line,
    note: 'N',
    itemId: 'I',
    buyerItemId: 'B',
    standardItem: { id: 'S', scheme: null },
    attributes: [{ name: 'A', value: 'V' }],
    lineId: 'L',
  })),
};

function poisoned(payload: string): Invoice {
  return JSON.parse(JSON.stringify(full), (key, value: unknown) =>
    typeof value === 'string' && !NOT_TEXT.test(key) ? payload : value,
  ) as Invoice;
}

/** All tags and their attributes' names: the skeleton of the document, without any text. */
function skeleton(html: string): string[] {
  const tags = html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .matchAll(/<(\/?[a-z][\w]*)((?:\s+[\w-]+="[^"<>]*")*)\s*>|<(.{0,20})/gi);
  return [...tags].map(([, name, attributes, stray]) =>
    stray === undefined
      ? `${name} ${[...(attributes ?? '').matchAll(/([\w-]+)="/g)].map(([, attribute]) => attribute).join(' ')}`
      : `stray <${stray}`,
  );
}

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['amp', '&'],
  ['#x27', "'"],
  ['#x3D', '='],
  ['#x60', '`'],
]);
const readable = (html: string) => html.replaceAll(/&([#\w]+);/g, (entity, name: string) => ENTITIES.get(name) ?? entity);

/** Where a line may break depends on the text, and what is kept together. */
const bare = (html: string) =>
  html
    .replaceAll(/<\/?(?:(?:whole|long)-number|left-to-right|right-to-left|tall-line|tallest-line)>/g, '')
    .replaceAll(/<span class="nowrap">([^<]*)<\/span><wbr>/g, '$1')
    .replaceAll('<wbr>', '');

const render = (invoice: Invoice) => templates.render(templates.toView(invoice, { today: TODAY, locale: 'en' }), 'm');
/** Words of the same lengths: where a text stands may depend on its length. */
const harmless = (payload: string) => payload.replaceAll(/\S/g, 'x');

describe('hostile text', () => {
  it.each(PAYLOADS)('%s changes not one tag of the document', (payload) => {
    const tagsOf = (text: string) => skeleton(bare(render(poisoned(text))));
    expect(tagsOf(payload)).toEqual(tagsOf(harmless(payload)));
  });

  it.each(PAYLOADS)('%s is there to be read', (payload) => {
    expect(readable(bare(render(poisoned(payload)))).split(payload).length).toBeGreaterThan(20);
  });

  it('makes no link', () => {
    for (const payload of PAYLOADS) expect(render(poisoned(payload))).not.toMatch(/<a /);
  });

  it('does not reach prototypes', () => {
    const invoice: unknown = JSON.parse(
      JSON.stringify(full).replace('{', '{"__proto__":{"polluted":1},"constructor":{"x":1},"toJSON":1,'),
    );
    render(invoice as Invoice);
    expect('polluted' in {}).toBe(false);
  });

  it('prints what cannot be printed as U+FFFD', () => {
    const html = render(poisoned('a\u0000b\ud800c\ufffe'));
    expect(html).toContain('a\ufffdb\ufffdc\ufffd');
    expect(html).not.toMatch(/\p{Surrogate}|\p{Noncharacter_Code_Point}|(?!\n)\p{Control}/u);
  });
});
