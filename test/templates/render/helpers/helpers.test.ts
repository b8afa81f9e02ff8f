import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { describe, expect, it } from '@jest/globals';
import { compileSource } from '../../../../src/templates/read/parts/compile-source.js';
import { partFaults } from '../../../../src/templates/read/parts/part-faults.js';
import { SourceText } from '../../../../src/templates/read/source-text.js';
import { HELPER_SIGNATURES } from '../../../../src/templates/render/helpers/helper-signatures.js';
import { registerHelpers } from '../../../../src/templates/render/helpers/register-helpers.js';
import { errorOfFaults, TemplateError } from '../../../../src/templates/template-error.js';

const handlebars = Handlebars.create();
registerHelpers(handlebars, new Map());

const ADDRESS = {
  line1: '4 Longman Drive',
  line2: null,
  line3: null,
  city: 'Inverness',
  postcode: 'IV1 1SU',
  subdivision: null,
  countryCode: 'GB',
};

const VIEW = {
  lang: 'en-GB',
  documentType: 'quote',
  day: '2026-11-25',
  figure: '-1234.5',
  rate: '5.50',
  currencyCode: 'EUR',
  amount: 'a field',
  date: 'another',
  nothing: null,
  text: '<b>',
  payload: 'SPC\n0200\n1\nCH4431999123000889012',
  address: ADDRESS,
  party: { name: 'Spey', addressLines: ['4 Longman Drive', 'Inverness IV1 1SU'] },
  list: ['one', 'two'],
};

/** As the reader does it: checked first. */
const compiled = (source: string) => {
  const [first, ...others] = partFaults(new SourceText('x.hbs', source));
  if (first) throw errorOfFaults([first, ...others]);
  return compileSource(handlebars, 'x.hbs', source);
};
const render = (source: string, view: object = {}) => compiled(source)({ ...VIEW, ...view }).replaceAll('\u00a0', ' ');
const failure = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
};
const compile = (source: string) => () => compiled(source);

describe('helpers for text', () => {
  it.each([
    ['{{date day}}', '25 November 2026', '25. November 2026'],
    ['{{date day format="short"}}', '25 Nov 2026', '25. Nov. 2026'],
    ['{{date "2024-02-29"}}', '29 February 2024', '29. Februar 2024'],
    ['{{amount figure currencyCode}}', '−€1,234.50', '−1.234,50 €'],
    ['{{amount figure "KWD" sign=false}}', '−1,234.500', '−1.234,500'],
    ['{{amount "12345678901234567890.12" "EUR" sign=false}}', '12,345,678,901,234,567,890.12', '12.345.678.901.234.567.890,12'],
    ['{{amount "7.000" "JPY"}}', 'JP¥7', '7 ¥'],
    ['{{percentage rate}}', '5.5%', '5,5 %'],
    ['{{address party separator=" / "}}', '4 Longman Drive / Inverness IV1 1SU', '4 Longman Drive / Inverness IV1 1SU'],
    [
      '{{address address separator=", "}}',
      '4 Longman Drive, Inverness IV1 1SU, United Kingdom',
      '4 Longman Drive, Inverness IV1 1SU, Vereinigtes Königreich',
    ],
    ['{{address address home="GB"}}', '4 Longman Drive\nInverness IV1 1SU', '4 Longman Drive\nInverness IV1 1SU'],
    ['{{#each list}}{{date @root.day format="short"}};{{/each}}', '25 Nov 2026;25 Nov 2026;', '25. Nov. 2026;25. Nov. 2026;'],
  ])('%s', (source, english, german) => {
    expect(render(source)).toBe(english);
    expect(render(source, { lang: 'de-DE' })).toBe(german);
  });

  it('escape what they give', () => {
    expect(render('{{address party}}', { party: { addressLines: ['<b>'] } })).toBe('&lt;b&gt;');
    expect(render('<p title="{{address party}}">', { party: { addressLines: ['">'] } })).toBe('<p title="&quot;&gt;">');
  });

  it.each([
    ['{{#if (isType "quote")}}yes{{else}}no{{/if}}', 'yes'],
    ['{{#if (isType "invoice" "credit-note")}}yes{{else}}no{{/if}}', 'no'],
    ['{{#unless (isType "receipt")}}yes{{/unless}}', 'yes'],
    ['{{#if nothing}}a{{else if (isType "receipt" "quote")}}b{{/if}}', 'b'],
  ])('%s', (source, text) => {
    expect(render(source)).toBe(text);
  });
});

describe('a field with the name of a helper', () => {
  it.each([
    ['{{amount}} {{date}}', 'a field another'],
    ['{{#if amount}}{{amount}}{{/if}}', 'a field'],
    ['{{#each list as |date|}}{{date}} {{/each}}', 'one two '],
    ['{{#with address}}{{city}}{{/with}}', 'Inverness'],
  ])('%s is the field', (source, text) => {
    expect(render(source)).toBe(text);
  });

  it('is missed when it is not there', () => {
    expect(failure(() => render('<p>\n{{percentage}}'))).toMatch(/^x\.hbs:2: "percentage" not defined/);
  });
});

describe('helpers for codes', () => {
  it.each([
    ['{{qr text label="QR"}}', 'code-qr', 'QR'],
    ['{{qr text label=text size=40}}', 'code-qr', '&lt;b&gt;'],
    ['{{swissQr payload label="Swiss"}}', 'code-swiss-qr', 'Swiss'],
    ['{{barcode text label="Bars" height=8 module=0.25}}', 'code-barcode', 'Bars'],
  ])('%s', (source, kind, label) => {
    expect(render(source)).toMatch(
      new RegExp(`^<svg class="code ${kind}" role="img" aria-label="${label}" [^<>]*>(<path [^<>]*/>)+</svg>$`),
    );
  });

  it('are the same for the same', () => {
    expect(render('{{qr text label="QR"}}')).toBe(render('{{qr text label="QR"}}'));
  });
});

describe('a helper with the wrong argument', () => {
  it.each([
    ['{{date "2026-02-30"}}', '{{date}} takes a day such as "2026-11-25", not "2026-02-30"'],
    ['{{date "25.11.2026"}}', 'not "25.11.2026"'],
    ['{{date nothing}}', 'not nothing'],
    ['{{date party}}', 'not an object'],
    ['{{date 20261125}}', 'not 20261125'],
    ['{{date day format="iso"}}', 'format is "long" or "short", not "iso"'],
    ['{{amount 12.5 "EUR"}}', '{{amount}} takes a decimal number as text such as "1234.50", not 12.5'],
    ['{{amount "1e3" "EUR"}}', 'not "1e3"'],
    ['{{amount "1,50" "EUR"}}', 'not "1,50"'],
    ['{{amount figure "EURO"}}', 'takes a currency of ISO 4217 such as "EUR", not "EURO"'],
    ['{{amount figure "XXX"}}', 'not "XXX"'],
    ['{{amount "1.005" "EUR"}}', 'takes at most 2 decimals of EUR, not "1.005": it never rounds'],
    ['{{amount figure "EUR" sign="no"}}', 'sign is true or false, not "no"'],
    ['{{percentage "20%"}}', '{{percentage}} takes a decimal number as text'],
    ['{{address text}}', '{{address}} takes a party with addressLines, or an address with line1, line2'],
    ['{{address list}}', 'not a list'],
    ['{{qr text label=nothing}}', '{{qr}} needs label=…, a text that says what the code is for'],
    ['{{qr text label=" "}}', 'needs label=…'],
    ['{{qr nothing label="x"}}', '{{qr}} takes a text, not nothing'],
    ['{{qr "" label="x"}}', 'takes a text, not ""'],
    ['{{qr text label="x" size=5}}', 'size is a number of millimetres from 10 to 100, not 5'],
    ['{{qr text label="x" size="28"}}', 'not "28"'],
    [
      '{{swissQr text label="x"}}',
      '{{swissQr}} takes the text of a Swiss QR code (SPC, 0200, … in at most 997 characters), not "<b>"',
    ],
    ['{{barcode "Größe" label="x"}}', '{{barcode}} takes 1 to 48 letters without accents'],
    ['{{barcode text label="x" height=1}}', 'height is a number of millimetres from 5 to 50, not 1'],
    ['{{barcode "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv" label="x"}}', 'would be 193 mm wide, more than 170'],
  ])('%s fails with file, line and what it takes', (source, reason) => {
    const message = failure(() => render(`<p>\n</p>\n${source}`));
    expect(message).toMatch(/^x\.hbs:3: \{\{/);
    expect(message).toContain(reason);
  });

  it('has too much text for the size of its code', () => {
    const message = failure(() => render('{{qr text label="x"}}', { text: 'x'.repeat(1000) }));
    expect(message).toContain('has too much text for a code of 28 mm: its squares would be smaller than 0.3 mm');
  });

  it('needs a document in a language', () => {
    expect(failure(() => render('{{date day}}', { lang: 'xx' }))).toContain('needs a document in a language of en-GB, ');
  });
});

describe('a helper that is written wrongly stops the start', () => {
  it.each([
    ['{{date day day}}', '{{date}} takes 1 argument, not 2, for example {{date "2026-11-25"}}'],
    ['{{date format="short"}}', '{{date}} takes 1 argument, not 0'],
    ['{{amount figure}}', '{{amount}} takes 2 arguments, not 1'],
    ['{{date day style="short"}}', '{{date}} has no option "style"; it has format'],
    ['{{percentage rate digits=2}}', '{{percentage}} has no option "digits"; it has none'],
    ['{{qr text}}', '{{qr}} needs label=…, for example {{qr payment.codes.epc label=labels.paymentCode}}'],
    ['{{barcode text height=3}}', '{{barcode}} needs label=…'],
    ['{{#date day}}{{/date}}', '{{date}} must be in double braces'],
    ['{{#if (qr text label="x")}}{{/if}}', '{{qr}} must be in double braces by itself: it is not a value'],
    ['{{#with (barcode text label="x")}}{{this}}{{/with}}', '{{barcode}} must be in double braces by itself'],
    ['{{isType "quote"}}', '{{isType}} must be in parentheses after #if or #unless'],
    [
      '{{#if (isType "qoute")}}{{/if}}',
      '{{isType}} takes one or more of "invoice", "credit-note", "quote", "receipt", "statement"',
    ],
    ['{{#if (isType text)}}{{/if}}', '{{isType}} takes one or more of'],
    ['{{#if (isType "constructor")}}{{/if}}', '{{isType}} takes one or more of'],
    ['<p title="{{qr text label="x"}}">', '{{qr}} is an image and must be between elements'],
    ['<title>{{barcode text label="x"}}</title>', '{{barcode}} is an image and must be between elements'],
    ['<style>{{swissQr text label="x"}}</style>', '{{swissQr}} is an image and must be between elements'],
    ['<p {{qr text label="x"}}>', 'data inside a tag'],
    ['{{{date day}}}', 'data comes out unescaped'],
    ['{{{qr text label="x"}}}', 'data comes out unescaped'],
    ['{{&qr text label="x"}}', 'data comes out unescaped'],
    ['<a href="{{date day}}">', 'data in href='],
  ])('%s', (source, reason) => {
    const message = failure(compile(`<p>\n</p>\n${source}`));
    expect(message).toMatch(/^x\.hbs:3: /);
    expect(message).toContain(reason);
  });
});

describe('prototypes', () => {
  const inherited = Object.create({ addressLines: ['leaked'], line1: 'leaked' }) as object;

  it.each([
    ['{{address inherited}}', 'takes a party'],
    ['{{address constructor}}', 'accesses a prototype'],
    ['{{date day.constructor}}', 'accesses a prototype'],
    ['{{qr text label=text.constructor}}', 'accesses a prototype'],
    ['{{qr text.__proto__ label="x"}}', 'accesses a prototype'],
    ['{{qr text constructor="x" label="x"}}', 'has no option "constructor"'],
    ['{{qr text __proto__=party label="x"}}', 'has no option "__proto__"'],
  ])('%s gets nothing out', (source, reason) => {
    expect(failure(() => render(source, { inherited }))).toContain(reason);
  });

  it('are not looked at for the language and the type of the document', () => {
    const view = Object.create(VIEW) as object;
    const template = compiled('{{date "2026-11-25"}}');
    expect(failure(() => template(view))).toContain('needs a document in a language');
  });
});

describe('signatures', () => {
  it('have a helper each, and an example that compiles', () => {
    for (const [name, { example }] of Object.entries(HELPER_SIGNATURES)) {
      expect(typeof handlebars.helpers[name]).toBe('function');
      expect(compile(example)).not.toThrow();
    }
  });
});

describe('templates/README.md', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../../../templates/README.md', import.meta.url)), 'utf8');
  const rows = [...readme.matchAll(/^\| `(\w+)` \| [^|]+ \| `([^`]*\{\{[^`]*)` *\| ([^|]+) \|$/gm)].map(
    ([, name = '', example = '', gives = '']) => ({
      name,
      example,
      gives: gives.trim(),
    }),
  );

  it('has a row with an example for every helper, and each compiles', () => {
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(HELPER_SIGNATURES));
    for (const { example } of rows) expect(compile(example)).not.toThrow();
  });

  it('says what comes of dates, amounts and percentages', () => {
    const shown = rows.slice(0, 3);
    expect(shown.map(({ example }) => render(example))).toEqual(shown.map(({ gives }) => gives));
  });

  it('names every option', () => {
    for (const [name, { options }] of Object.entries(HELPER_SIGNATURES)) {
      const row =
        readme
          .slice(readme.indexOf('## Helpers'))
          .split('\n')
          .find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      expect(options.filter((option) => !row.includes(option))).toEqual([]);
    }
  });
});
