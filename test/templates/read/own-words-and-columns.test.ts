import { mkdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readTemplate, type TemplateReading } from '../../../src/templates/index.js';
import { sample } from '../fixtures/samples.js';
import { changedTemplates } from './changed-templates.js';

const changed = changedTemplates();

const MANIFEST = {
  name: 'harbour',
  title: 'Harbour',
  description: 'Classic, with columns and words of its own.',
  extends: 'classic',
  locales: ['en-GB', 'de-DE', 'ar'],
  columns: [
    'position',
    'name',
    { field: 'itemId', width: '22mm' },
    { field: 'attributes.moisture', label: 'moisture' },
    'quantity',
    'unitPrice',
    'netAmount',
  ] as unknown[],
  messages: { moisture: {}, payBy: { amount: 'due.amount', date: 'due.date' } } as Record<string, Record<string, string>>,
};
const WORDS: Record<string, Record<string, string>> = {
  'en-GB': { moisture: 'Moisture', payBy: 'Please pay {amount} by {date}.' },
  'de-DE': { moisture: 'Feuchte', payBy: 'Bitte zahlen Sie {amount} bis zum {date}.' },
  ar: { moisture: 'الرطوبة', payBy: 'يرجى دفع {amount} قبل {date}.' },
};

/** The package, written line by line, so that its lines can be named. */
function harbour(change: Partial<typeof MANIFEST> = {}, words = WORDS): TemplateReading {
  mkdirSync(changed.path('harbour/locales'), { recursive: true });
  changed.write('harbour/template.json', JSON.stringify({ ...MANIFEST, ...change }, null, 2));
  for (const [tag, messages] of Object.entries(words)) {
    changed.write(`harbour/locales/${tag}.json`, JSON.stringify(messages, null, 2));
  }
  changed.write('harbour/terms.hbs', '{{#if labels.payBy}}<p class="terms">{{labels.payBy}}</p>{{/if}}');
  return readTemplate(changed.path(''), 'harbour');
}

function htmlOf({ template, faults }: TemplateReading, name: string, locale = 'en-GB'): string {
  if (!template) throw new Error(JSON.stringify(faults));
  const { document, today } = sample(name);
  return template.render(template.toView(document, { today, locale }), 'm');
}

const heads = (html: string) =>
  [...html.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, head = '']) => head.replaceAll(/<[^>]+>/g, ''));
const rows = (html: string) =>
  (/<table[^>]*>\s*<thead>[^]*?<tbody>([^]*?)<\/tbody>/.exec(html)?.[1] ?? '')
    .split('</tr>')
    .map((row) => row.match(/<td[^>]*>/g) ?? []);
const faultsOf = ({ faults }: TemplateReading) =>
  faults.map(({ file, line, message, hint }) => `${file}:${line}: ${message}${hint ? `; ${hint}` : ''}`);

describe('the columns of a manifest', () => {
  it('are the heads and cells, in their order; what has a column is not below the name too', () => {
    const html = htmlOf(harbour(), 'everything');
    expect(heads(html).slice(0, 7)).toEqual(['#', 'Description', 'Item no.', 'Moisture', 'Quantity', 'Unit price', 'Net']);
    expect(html).toMatch(/<td class="words column-itemId"><span>.*OAK-180-BO/);
    expect(html).toContain('<td class="words column-moisture"><span>8 %</span></td>');
    expect(html).toContain('.lines .column-itemId { width: 22mm; }');
    expect(html.match(/OAK-180-BO/g)).toHaveLength(1);
    expect(html).toContain('Your item no.');
    expect(heads(htmlOf(harbour(), 'everything', 'de-DE'))).toContain('Feuchte');
  });

  it('span rows without figures, whatever their number', () => {
    const html = htmlOf(harbour(), 'final-invoice');
    const widths = rows(html)
      .filter((row) => row.length > 0)
      .map((row) => row.reduce((sum, cell) => sum + Number(/colspan="(\d+)"/.exec(cell)?.[1] ?? 1), 0));
    expect(new Set(widths)).toEqual(new Set([6]));
    // No line has an item number or a moisture, so these columns are left out.
    expect(heads(html).slice(0, 5)).toEqual(['#', 'Description', 'Quantity', 'Unit price', 'Net']);
  });

  it('may leave out a place for the sum of a group, which then follows its name: that of total amounts here', () => {
    const html = htmlOf(harbour({ columns: ['totalAmount', 'name', 'quantity'] }), 'final-invoice', 'de-DE');
    expect(html).toContain('<bdi class="nowrap" dir="ltr">7.451,90</bdi>');
  });

  it('make the type smaller if they need room', () => {
    const wide = ['buyerItemId', 'countryOfOrigin'].map((field) => ({ field, width: '40mm' }));
    const html = htmlOf(harbour({ columns: [...MANIFEST.columns, ...wide, 'taxAmount', 'totalAmount'] }), 'everything');
    expect(/class="lines lines-(\w+)"/.exec(html)?.[1]).not.toBe('regular');
  });

  it.each<[unknown, string, string]>([
    ['itemID', '"itemID"', '"columns[0].field" "itemID" is not a field of a line; did you mean "itemId"?'],
    [{ field: 'itemNo', label: 'x' }, '"itemNo"', '"columns[0].field" "itemNo" is not a field of a line; did you mean "itemId"?'],
    [{ field: 'itemId', wdith: '2mm' }, '"wdith"', '"columns[0]" has no key "wdith"; did you mean "width"?'],
    [{ field: 'itemId', width: '2em' }, '"width"', '"columns[0].width" must be'],
    [{ field: 'itemId', width: '90mm' }, '"width"', '"columns[0].width" must be at most 80mm'],
    [
      { field: 'itemId', label: 'moistur' },
      '"label"',
      '"columns[0].label": there is no message "moistur"; did you mean "moisture"?',
    ],
    [
      { field: 'itemId', label: 'qqq' },
      '"label"',
      'there is no message "qqq"; declare it under "messages" in harbour/template.json',
    ],
    ['attributes.colour', '"attributes.colour"', '"columns[0]" needs a "label", the key of the message above the column'],
    [
      { field: 'attributes.Colour', label: 'moisture' },
      '"field"',
      '"attributes.Colour" is on no line; properties have names without capitals at the start, spaces, signs and accents: write attributes.colour',
    ],
    ['name', '"name",\n    "name"', 'is a column already'],
  ])('with %j name file and line', (column, at, reason) => {
    const [fault = ''] = faultsOf(harbour({ columns: [column, 'name'] }));
    expect(fault).toContain(reason);
    // A list of columns begins on the line of its key, and an object on that before its field.
    const line = Number(/^harbour\/template\.json:(\d+):/.exec(fault)?.[1]);
    expect(Math.abs(line - changed.lineOf('harbour/template.json', at))).toBeLessThanOrEqual(1);
  });

  it('must have the name of the line', () => {
    expect(faultsOf(harbour({ columns: ['netAmount'] }))[0]).toContain('"columns" must have the column "name"');
  });
});

describe('the messages of a template', () => {
  it('are filled from the view in each language, and absent where the document has no such data', () => {
    const reading = harbour();
    expect(htmlOf(reading, 'everything')).toContain('Please pay £8,973.45 by 10 December 2026.');
    expect(htmlOf(reading, 'everything', 'de-DE')).toContain('Bitte zahlen Sie 8.973,45');
    expect(htmlOf(reading, 'everything', 'ar')).toMatch(/يرجى دفع \u2068.*8,973\.45/);
    expect(htmlOf(reading, 'paid')).not.toContain('Please pay');
  });

  it('that a language lacks are named, with the file and a key that may be meant', () => {
    const [fault, ...others] = faultsOf(harbour({}, { ...WORDS, 'de-DE': { moisture: 'Feuchte', payby: 'x {amount} {date}' } }));
    expect(fault).toBe('harbour/locales/de-DE.json:3: nothing uses the message "payby"; did you mean "payBy"?');
    expect(others).toEqual(['harbour/locales/de-DE.json:1: the message "payBy" is missing; the file has "payby"']);
  });

  it('that a language without a file lacks are named once, where they are declared', () => {
    const reading = harbour({ locales: ['en-GB', 'de-DE', 'ar', 'fr-FR', 'pl-PL'] });
    const line = changed.lineOf('harbour/template.json', '"payBy"');
    expect(faultsOf(reading)).toContain(
      `harbour/template.json:${line}: the message "payBy" has no text in fr-FR, pl-PL; write it into harbour/locales/fr-FR.json and so on, or name only the languages that it has in "locales"`,
    );
  });

  it.each<[Record<string, Record<string, string>>, string]>([
    [
      { payBy: { amount: 'due.amuont' } },
      '"messages.payBy.amount" "due.amuont" is not a text of the document; did you mean "due.amount"?',
    ],
    [{ payBy: { amount: 'lines' } }, 'it must be a field of the view that is a text and in no list'],
    [{ notes: {} }, '"messages.notes" is a message of every template; choose another name'],
    [{ constructor: {} }, '"messages.constructor" is a name that no part may print'],
    [{ payBy: { amount: 'attributes.Größe' } }, '"attributes.Größe" is in no document; properties have names'],
    [{ 'pay-by': {} }, '"messages.pay-by" must have a name of letters and digits'],
  ])('cannot be declared as %j', (messages, reason) => {
    expect(faultsOf(harbour({ messages: { moisture: {}, ...messages } }, {}))[0]).toContain(reason);
  });

  it.each([
    ['Please pay {amuont} by {date}.', '"payBy" has no placeholder {amuont}; it has {amount}, {date}; did you mean "amount"?'],
    ['Please pay {amount}.', '"payBy" must have the placeholder {date}'],
    ['Please pay {amount', '"payBy" is not a valid ICU message'],
  ])('cannot be "%s"', (payBy, reason) => {
    const [fault] = faultsOf(harbour({}, { ...WORDS, 'en-GB': { moisture: 'Moisture', payBy } }));
    expect(fault).toContain(`harbour/locales/en-GB.json:3: ${reason}`);
  });

  it('are no fault of another template', () => {
    harbour({ columns: ['nmae'] });
    expect(readTemplate(changed.path(''), 'classic').faults).toEqual([]);
  });
});

it('an organisation may choose a code of the address to pay online', () => {
  const classic = changed.classic();
  const html = (name: string) => {
    const { document, today } = sample(name);
    return classic.render(classic.toView(document, { today }), 'm');
  };
  expect(html('everything')).toMatch(/--online-code:none[^]*<div class="online-code"><svg/);
  expect(html('paid')).not.toContain('<div class="online-code">');
});
