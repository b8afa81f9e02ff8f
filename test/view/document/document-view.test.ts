import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { DocumentView } from '../../../src/view/document/document-view.js';
import { supportedLocales } from '../../../src/view/language/locales.js';
import { viewSchema } from '../../../src/templates/index.js';
import { sample, samples } from '../../templates/fixtures/samples.js';
import { templates } from '../../templates/fixtures/templates.js';

type Equal<A, B> = [A, B] extends [B, A] ? true : false;
type Filled<T> = T extends readonly (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Filled<Exclude<T[K], undefined>> }
    : T;

const viewOf = (name: string, locale?: string): DocumentView => {
  const { document, today } = sample(name);
  return templates.toView(document, { today, locale });
};
const faultsOf = (view: unknown): string[] =>
  viewSchema.safeParse(view).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the schema of the view', () => {
  it('makes no field into something else, and fills in only those that callers may leave out', () => {
    const isSame: Equal<Filled<z.input<typeof viewSchema>>, z.output<typeof viewSchema>> = true;
    expect(isSame).toBe(true);
  });

  it.each(samples.flatMap(({ name }) => supportedLocales.map((locale) => [name, locale] as const)))(
    'admits %s in %s, and changes nothing',
    (name, locale) => {
      const view = viewOf(name, locale);
      expect(faultsOf(view)).toEqual([]);
      expect(viewSchema.parse(view)).toEqual(view);
    },
  );

  it('is one JSON Schema, closed at every level', () => {
    const schema = z.toJSONSchema(viewSchema);
    expect(schema.type).toBe('object');
    expect(schema.required?.toSorted()).toEqual(Object.keys(viewOf('simple')).toSorted());
    const objects = JSON.stringify(schema).match(/"type":"object"/g)?.length ?? 0;
    // Only `attributes`, of the document and of a line, have names that nobody knows before.
    expect(JSON.stringify(schema).match(/"propertyNames"/g)?.length).toBe(2);
    expect(JSON.stringify(schema).match(/"additionalProperties":false/g)?.length).toBe(objects - 2);
  });

  const simple = viewOf('simple');
  const withContact = (href: string) => ({ ...simple, buyer: { ...simple.buyer, contacts: [{ parts: ['x'], href }] } });
  const { labels: _labels, ...unlabelled } = simple;

  it.each([
    ['a field that there is not', { ...simple, colour: 'red' }, 'Unrecognized key: "colour"'],
    ['a field that is missing', unlabelled, 'labels:'],
    ['a number where text belongs', { ...simple, summary: { ...simple.summary, amount: 12 } }, 'summary.amount:'],
    ['a script for a link', withContact('javascript:alert(1)'), 'buyer.contacts.0.href:'],
    ['a link with a user name', withContact('https://bank.example@evil.example/'), 'without a user name'],
    ['a mail to two', withContact('mailto:a@b.example,c@d.example'), 'one e-mail address'],
    [
      'a logo from elsewhere',
      { ...simple, seller: { ...simple.seller, logo: { source: 'https://x/y.png', alt: '' } } },
      'seller.logo.source:',
    ],
    [
      'a logo that is SVG',
      { ...simple, seller: { ...simple.seller, logo: { source: 'data:image/svg+xml;base64,AA', alt: '' } } },
      'seller.logo.source:',
    ],
    ['a class with a space', { ...simple, page: { ...simple.page, paper: 'a4 x' } }, 'page.paper:'],
    ['no currency', { ...simple, currencyCode: 'XXX' }, 'currencyCode: must be an ISO 4217 code'],
    ['a text without end', { ...simple, notes: { text: 'x'.repeat(20_001), isLong: true } }, 'notes.text:'],
    [
      'an invoice with a statement',
      { ...simple, statement: viewOf('statement-short').statement },
      'statement: must be null for documentType "invoice"',
    ],
    ['an invoice without lines', { ...simple, lines: null }, 'lines: must be present for documentType "invoice"'],
    ['a statement without its account', { ...viewOf('statement-short'), statement: null }, 'statement: must be present'],
    ['a statement with lines', { ...viewOf('statement-short'), lines: simple.lines }, 'lines: must be null'],
    ['a receipt without payments', { ...viewOf('receipt'), payments: null }, 'payments: must be present'],
    ['an invoice to be accepted', { ...simple, acceptance: viewOf('quote').acceptance }, 'acceptance: must be null'],
  ])('refuses %s', (_, view, fault) => {
    expect(faultsOf(view).join('\n')).toContain(fault);
  });
});
