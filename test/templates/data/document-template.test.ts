import { describe, expect, it } from '@jest/globals';
import { withRegions } from '../../../src/view/language/regions.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { MOST_FAULTS } from '../../../src/templates/data/data-faults.js';
import {
  type DocumentData,
  documentTemplates,
  InvalidDocumentError,
  UnprintableTextError,
} from '../../../src/templates/index.js';
import { blankPng } from '../../harness/images/blank-png.js';
import { fakeTemplates } from '../../harness/service/fake-service.js';
import { JPEGS } from '../../harness/images/jpeg-images.js';
import { pngImage } from '../../harness/images/png-image.js';
import { sample } from '../fixtures/samples.js';
import { designs, templates } from '../fixtures/templates.js';

const template = fakeTemplates.get('classic');
if (!template) throw new Error('classic is not there');
const { examples = [], ...schema } = template.schema;
const exampleOf = (type: string) => structuredClone(examples.find(({ documentType }) => documentType === type)) as DocumentData;

const faultsOf = (data: unknown): string[] => {
  try {
    template.read(data);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidDocumentError)) throw error;
    return error.faults.map(({ path, message }) => `${path} ${message}`);
  }
};

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: false });
formats.default(ajv);
const isValid = ajv.compile(schema);

/** Every place of plain data. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    placesIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

/** A copy in which a place holds something else; undefined: nothing. */
function changed(data: DocumentData, path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(data);
  const last = path.at(-1);
  if (last === undefined) return value;
  const holder = path.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy) as Record<
    string | number,
    unknown
  >;
  if (value === undefined && !Array.isArray(holder)) delete holder[last];
  else holder[last] = value;
  return copy;
}

describe('fields that came later', () => {
  /** Fields that callers of the first version do not know. */
  const LATER = {
    '': ['furtherParties', 'supportingDocuments'],
    payment: ['sentence', 'link', 'further'],
    'totals[]': ['base', 'taxRate'],
    'lines.items[]': ['kind', 'hasFigures', 'level', 'lineNumber', 'note', 'details'],
    'lines.items[].adjustments[]': ['base'],
  };

  function without(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((item) => without(item, `${path}[]`));
    if (typeof value !== 'object' || value === null) return value;
    const later = (LATER as Partial<Record<string, string[]>>)[path] ?? [];
    const kept = Object.entries(value).filter(([key]) => !later.includes(key));
    return Object.fromEntries(kept.map(([key, item]) => [key, without(item, path === '' ? key : `${path}.${key}`)]));
  }

  it('may be left out: the document is the same', () => {
    const { document, today } = sample('everything');
    const view = templates.toView(document, { today });
    const data = { issueDate: '2026-11-10', ...view, seller: { ...view.seller, logo: null } };
    const early = without(data, '');
    expect(JSON.stringify(early)).not.toMatch(/"(?:furtherParties|details|hasFigures|sentence|base)":/);
    expect(isValid(early)).toBe(true);
    const read = template.read(early);
    expect(Object.keys(read)).toEqual(expect.arrayContaining(['furtherParties', 'supportingDocuments']));
    expect(template.render(read, 'm')).toContain('Scots oak flooring');
    expect(read.lines?.items[0]).toMatchObject({ kind: 'item', hasFigures: true, level: '0', lineNumber: null, details: [] });
    expect(read.payment).toMatchObject({ sentence: null, link: null, further: [] });
  });
});

describe('what a template takes from outside', () => {
  it('has texts and rows as long and as many as the settings let it, and says so in its schema', () => {
    const limited = (lines: number, textLength: number) => documentTemplates(designs, { lines, textLength }).get('classic');
    const invoice = exampleOf('invoice');
    const item = invoice.lines?.items[0];
    if (!item || !invoice.lines) throw new Error('the example has no lines');
    const long = {
      ...invoice,
      legalInformation: 'x'.repeat(30_000),
      lines: { ...invoice.lines, items: Array(10_500).fill(item) },
    };
    expect(faultsOf(long)).toEqual([
      '$.lines.items must be a list of at most 10000 items',
      '$.legalInformation must be a text of at most 20000 characters, or null',
    ]);
    expect(limited(10_500, 30_000)?.read(long)).toEqual(long);
    const short = { ...invoice, legalInformation: 'x'.repeat(900) };
    expect(() => limited(10, 800)?.read(short)).toThrow(InvalidDocumentError);
    expect(JSON.stringify(limited(10_500, 30_000)?.schema)).not.toMatch(/"maxLength":20000|"maxItems":10000/);
  });

  it('is published with an example of each type of document, and each is taken', () => {
    expect(examples.map(({ documentType }) => documentType).toSorted()).toEqual(
      ['credit-note', 'invoice', 'quote', 'receipt', 'statement'].toSorted(),
    );
    for (const data of examples) expect([isValid(data), faultsOf(data)]).toEqual([true, []]);
  });

  it('is narrower than the view: the types, languages, papers and variables of its manifest', () => {
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: {
        documentType: { enum: ['invoice', 'credit-note', 'quote', 'receipt', 'statement'] },
        lang: { enum: withRegions(template.manifest.locales) },
        page: { properties: { paper: { enum: ['a4', 'letter'] } } },
        variables: { additionalProperties: false, properties: { brandColour: { default: '#0f4c5c' } } },
      },
    });
    expect(Object.keys(schema.properties?.['variables']?.properties ?? {}).toSorted()).toEqual(
      Object.keys(template.manifest.variables).toSorted(),
    );
  });

  it('what is published and what is checked are one: whatever is changed, both take it or neither', () => {
    const value = fc.oneof(
      fc.constantFrom(undefined, null, true, 0, 12.5, '', 'x', '1', 'a4', 'invoice', '2026-02-30', [], {}, [null], { a: 1 }),
      fc.string({ maxLength: 200 }),
      fc.constant('x'.repeat(1001)),
    );
    const anywhere = fc.constantFrom(...examples.flatMap((data) => placesIn(data).map((path) => ({ data, path }))));
    let refused = 0;
    fc.assert(
      fc.property(anywhere, value, ({ data, path }, other) => {
        const given = changed(data, path, other);
        const faults = faultsOf(given);
        // Currencies and addresses are looked into beyond what a schema can say.
        const isBeyond = faults.every((fault) =>
          /must be (?:an ISO 4217 code|a web address without|at most 100 em)|must fit into/.test(fault),
        );
        if (faults.length > 0 && isBeyond) return;
        refused += faults.length > 0 ? 1 : 0;
        expect([path, other, faults.length === 0]).toEqual([path, other, isValid(given)]);
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  const quote = exampleOf('quote');
  const image = (mediaType: string, bytes: Uint8Array) => `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  const withLogo = (source: string) => ({ ...quote, seller: { ...quote.seller, logo: { source, alt: 'Logo' } } });
  /** Its base64 ends with `==`. */
  const twicePadded = [0, 1, 2]
    .map((more) => image('image/png', Buffer.concat([blankPng(2, 2), Buffer.alloc(more)])))
    .find((url) => url.endsWith('=='));
  const withLink = (href: string) => ({ ...quote, buyer: { ...quote.buyer, contacts: [{ parts: ['x'], href }] } });
  const LOGO = '$.seller.logo.source must be a PNG or JPEG image of at most 512 KiB and 4 megapixels';

  it.each<[string, unknown, string]>([
    [
      'an amount that is a number',
      changed(quote, ['summary', 'amount'], 12),
      '$.summary.amount must be a text of at most 100 characters',
    ],
    ['a misspelt field', { ...quote, titel: 'x' }, '$.titel is not a field here; did you mean "title"?'],
    [
      'a field that is missing',
      changed(quote, ['number'], undefined),
      '$.number is missing; it must be a text of 1 to 1000 characters',
    ],
    ['an unknown language', { ...quote, lang: 'tlh' }, '$.lang must be one of en-GB'],
    ['a type that is none', { ...quote, documentType: 'poem' }, '$.documentType must be one of invoice, credit-note'],
    ...['2026-02-30', '0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2026-W10-1'].map(
      (issueDate): [string, object, string] => [
        `the day ${issueDate}`,
        { ...quote, issueDate },
        '$.issueDate must be a date of the years 1900 to 2199, such as "2026-11-25"',
      ],
    ),
    [
      'parts of another type',
      { ...quote, statement: exampleOf('statement').statement },
      '$.statement must be null for documentType "quote"',
    ],
    ['a currency that is none', { ...quote, currencyCode: 'ZZZ' }, '$.currencyCode must be an ISO 4217 code'],
    ['a script for a link', withLink('javascript:alert(1)'), '$.buyer.contacts[0].href must be a text: a web address'],
    ['a file for a link', withLink('file:///etc/passwd'), '$.buyer.contacts[0].href must be a text: a web address'],
    ['a link to another host than it says', withLink('https://bank.example@evil.example/'), 'without a user name'],
    ['two mailboxes', withLink('mailto:a@b.example,c@d.example'), 'one e-mail address'],
    ['an image from the network', withLogo('https://logo.example/x.png'), '$.seller.logo.source must be a text: data:image/png'],
    [
      'an SVG with a script',
      withLogo(image('image/svg+xml', Buffer.from('<svg><script/></svg>'))),
      '$.seller.logo.source must be',
    ],
    ['an SVG that says it is a PNG', withLogo(image('image/png', Buffer.from('<svg><script/></svg>'))), LOGO],
    ['a PNG that says it is a JPEG', withLogo(image('image/jpeg', blankPng(2, 2))), LOGO],
    ['30 megapixels', withLogo(image('image/png', blankPng(6000, 5000))), LOGO],
    ['no bytes', withLogo('data:image/png;base64,AAAA'), LOGO],
    ['base64 without all of its padding', withLogo(String(twicePadded).slice(0, -1)), ': its base64 is incomplete'],
    [
      'a PNG that ends early',
      withLogo(image('image/png', blankPng(9, 9).subarray(0, -20))),
      'matching media type: the PNG ends early',
    ],
    [
      'a PNG without its palette',
      withLogo(image('image/png', pngImage({ colourType: 3, palette: 0 }))),
      ': the PNG has no palette',
    ],
    ['4,000,000 × 1 pixels', withLogo(image('image/png', blankPng(4_000_000, 1))), ': it has 4000000 × 1 pixels'],
    [
      'a JPEG that ends early',
      withLogo(image('image/jpeg', JPEGS['baseline']?.subarray(0, -9) ?? Buffer.alloc(0))),
      'the JPEG ends early',
    ],
    ['a colour that is none', { ...quote, variables: { brandColour: 'red;}*{display:none' } }, '$.variables.brandColour must be'],
    [
      'a radius beyond its bounds',
      { ...quote, variables: { radius: '90pt' } },
      '$.variables.radius must be a length from 0 to 5mm',
    ],
    [
      'a variable that is none',
      { ...quote, variables: { brandColor: '#000' } },
      '$.variables.brandColor is not a field here; did you mean "brandColour"?',
    ],
    [
      'a foot that the margin cannot hold',
      changed(quote, ['page', 'foot'], 'a foot that says more than has room '.repeat(7)),
      '$.page.foot must fit into 3 lines of 40 em (about 80 letters) each; no word may be longer than a line',
    ],
    ['a foot of one word that is longer than the line', changed(quote, ['page', 'foot'], 'W'.repeat(60)), '$.page.foot must fit'],
    [
      'a head that would run into the other one',
      changed(quote, ['page', 'headEnd'], 'x'.repeat(60)),
      '$.page.headEnd must fit into 3 lines of 18 em (about 36 letters) each',
    ],
    ['a head without room', changed(quote, ['page', 'headStart'], 'words '.repeat(60)), '$.page.headStart must fit into 3 lines'],
    [
      'words for the number of the page without room',
      changed(quote, ['page', 'numberBetween'], ' of altogether '.repeat(6)),
      '$.page.numberBefore must fit into 3 lines of 10 em',
    ],
    [
      'a watermark that leaves the page',
      changed(quote, ['status', 'watermark'], 'not valid as an invoice '.repeat(5)),
      '$.status.watermark must fit into 3 lines of 11 em (about 22 letters) each',
    ],
    [
      'a head of a column as tall as the page',
      changed(quote, ['labels', 'netAmount'], 'net amount '.repeat(40)),
      '$.labels.netAmount must be at most 100 em wide (about 200 letters), because it is the head of a column',
    ],
    ['null', null, '$ must be an object'],
    ['a line separator in a number', { ...quote, number: 'Q\u20281' }, '$.number must be one line of visible characters: U+2028'],
    ['a list', [quote], '$ must be an object'],
  ])('is refused with its place and what would be taken: %s', (_, data, fault) => {
    expect(faultsOf(data)).toEqual([expect.stringContaining(fault)]);
  });

  it('takes a logo, links and variables that are as they should be', () => {
    const { document, today } = sample('everything');
    const view = templates.toView(document, { today });
    expect(view.seller.logo).not.toBeNull();
    expect(faultsOf({ ...view, issueDate: '2026-11-25', variables: { brandColour: '#FC0', density: 'tight' } })).toEqual([]);
    expect(faultsOf(withLogo(image('image/png', blankPng(20, 10))))).toEqual([]);
    for (const jpeg of Object.values(JPEGS)) expect(faultsOf(withLogo(image('image/jpeg', jpeg)))).toEqual([]);
    expect(faultsOf(withLink('mailto:billing@example.com'))).toEqual([]);
  });

  describe('its texts', () => {
    const NUMBER = 'must be one line of visible characters: U+200B is invisible, so two numbers could look alike';
    const statement = exampleOf('statement');
    const receipt = exampleOf('receipt');
    it.each<[string, DocumentData, (string | number)[], string, string]>([
      ['override', quote, ['buyer', 'name'], '\u202e12\u202c', 'unclosed directions: U+202E overrides the direction of the text'],
      ['isolate', quote, ['buyer', 'name'], '\u2067x', 'unclosed directions: U+2067 is not closed in its line'],
      ['number', quote, ['number'], 'Q\u200b1', NUMBER],
      ['number of two lines', quote, ['number'], 'Q\n1', 'U+000A does not fit into one line'],
      ['reference', receipt, ['payments', 'items', 0, 'reference'], 'Q\u200b1', NUMBER],
      ['entry', statement, ['statement', 'entries', 1, 'number'], 'Q\u200b1', NUMBER],
      ['identifier', quote, ['seller', 'identifiers', 0, 'text'], 'Q\u200b1', NUMBER],
    ])('are held to the rules of the import: %s', (_, data, path, text, fault) => {
      const [found, ...others] = faultsOf(changed(data, path, text));
      expect(found?.startsWith(`$.${path.join('.').replaceAll(/\.(\d+)/g, '[$1]')} must be `)).toBe(true);
      expect([found, others]).toEqual([expect.stringContaining(fault), []]);
    });

    it.each(['\ufff9', '\ufffc', '\ufffd', '\u0007', '\ue000'])('have no %j', (character) => {
      expect(() => template.read({ ...quote, legalInformation: `a${character}b` })).toThrow(UnprintableTextError);
    });

    it('have line feeds for whatever ends a line; a payment code gets no line more', () => {
      const codes = { epc: 'BCD\r\n002\r\n1\r\nSCT\r\nX\u2028Y', swissQr: null };
      const payment = { entries: [], codes };
      const data = { ...quote, notes: { text: 'a\u2028b\r\nc\u2029d', isLong: false }, payment };
      const read = template.read(data);
      expect([read.notes?.text, read.payment?.codes.epc]).toEqual(['a\nb\nc\nd', 'BCD\n002\n1\nSCT\nX\u2028Y']);
    });

    it('may be those of every document of the service itself, from right to left too', () => {
      const { manifest } = template;
      for (const name of ['everything', 'arabic', 'credit-note', 'statement', 'payment-receipt'])
        for (const locale of manifest.locales) {
          const { document, today } = sample(name);
          const data = { ...templates.toView(document, { today, locale }), issueDate: '2026-11-25' };
          expect([name, locale, faultsOf(data)]).toEqual([name, locale, []]);
        }
    });
  });

  it('decodes a logo once: the same again costs its hash alone', () => {
    const large = withLogo(image('image/png', blankPng(1990, 1990, 8)));
    const milliseconds = () => {
      const started = performance.now();
      expect(faultsOf(large)).toEqual([]);
      return performance.now() - started;
    };
    const first = milliseconds();
    expect(Math.min(milliseconds(), milliseconds(), milliseconds())).toBeLessThan(first / 2);
  });

  it('tells twenty faults at most, at once and without what was sent', () => {
    const bomb = {
      ...quote,
      lines: { ...quote.lines, items: Array.from({ length: 10_000 }, () => ({ secret: 'x'.repeat(100) })) },
    };
    const started = performance.now();
    const faults = faultsOf(bomb);
    expect(performance.now() - started).toBeLessThan(200);
    expect(faults).toHaveLength(MOST_FAULTS);
    expect(faults.join('\n')).not.toContain('xxx');
    expect(faultsOf({ ...quote, ['y'.repeat(5000)]: 1 }).join('').length).toBeLessThan(600);
  });

  it('takes what fits the margins, in letters of every width', () => {
    const page = { ...quote.page, foot: 'lilli '.repeat(75), headEnd: '漢字'.repeat(25), headStart: 'i'.repeat(120) };
    expect(faultsOf({ ...quote, page })).toEqual([]);
  });

  it('sets figures by their width, and no larger than was asked for', () => {
    const rendered = (size: DocumentData['summary']['size'], amount: string) =>
      template.render(template.read({ ...quote, summary: { ...quote.summary, size, amount } }), 'marker-1');
    expect(rendered('regular', '£1,234,567,890.00')).toContain('summary-very-long');
    expect(rendered('regular', '£1.00')).toContain('"summary summary-regular"');
    expect(rendered('long', '£1.00')).toContain('"summary summary-long"');
  });

  it('renders what it took, with the variables in place', () => {
    const data = { ...quote, variables: { brandColour: '#800000' } };
    const html = template.render(template.read(data), 'marker-1');
    expect(html).toContain('data-render="marker-1"');
    expect(html).toContain('--brand-colour:#800000');
    expect(html).not.toContain('issueDate');
    expect(template.render(template.read(quote), 'marker-1')).toContain('--brand-colour:#0f4c5c');
  });
});
