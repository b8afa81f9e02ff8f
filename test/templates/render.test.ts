import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { BillingDocument } from '../../src/invoices/billing-document.js';
import { acceptingGoldens } from '../harness/pdf/accepting-goldens.js';
import * as fixtures from './fixtures/invoices.js';
import * as moreLanguages from './fixtures/more-languages.js';
import { sample, samples } from './fixtures/samples.js';
import { designs, TODAY, templates } from './fixtures/templates.js';

const render = (document: BillingDocument, locale?: string) =>
  withoutImages(templates.render(templates.toView(document, { today: TODAY, locale }), 'marker-1'));
/** Base64 says everything sooner or later, and nothing to a reader. */
const withoutImages = (html: string) => html.replaceAll(/;base64,[^"]+/g, ';base64,…');
const all: [string, BillingDocument][] = [
  ...Object.entries(fixtures),
  ...Object.entries(moreLanguages),
  ...samples.map(({ name, document }): [string, BillingDocument] => [name, document]),
];

const accepting = acceptingGoldens();
const FOLDER = fileURLToPath(new URL('../golden/document', import.meta.url));

const SAMPLES = ['quote', 'quote-accepted', 'receipt', 'payment-receipt', 'statement-short', 'statement-settled'];

const GOLDENS = Object.entries<BillingDocument>({
  twoRates: fixtures.twoRates,
  reverseCharge: fixtures.reverseCharge,
  japanese: fixtures.japanese,
  arabic: fixtures.arabic,
  creditNote: fixtures.creditNote,
  american: fixtures.american,
  frenchDraft: fixtures.frenchDraft,
  minimal: fixtures.minimal,
  empty: fixtures.empty,
  ...moreLanguages,
  ...Object.fromEntries(SAMPLES.map((name) => [name, sample(name).document])),
});

/** Without the squares of codes, which nobody can read in a difference: what they say is read from the printed page (codes/printed.live.test.ts). */
const abridged = (html: string) => html.replaceAll(/ d="M[\d\sMhvz.-]{500,}"/g, ' d="…"');

describe('the body', () => {
  // What has no invoice of its own: one that bears no tax, with a place of delivery and a discount.
  const translated = ['es-ES', 'it-IT', 'nl-NL', 'pl-PL', 'pt-PT'].map(
    (locale) => [`reverseCharge.${locale}`, fixtures.reverseCharge, locale] as const,
  );

  const goldens = [...GOLDENS.map(([name, invoice]) => [name, invoice, undefined] as const), ...translated];

  it.each(goldens)('of %s is as it was (npm run golden:update)', (name, invoice, locale) => {
    const body = abridged(/<body[\s\S]*<\/body>/.exec(render(invoice, locale))?.[0] ?? '');
    const file = join(FOLDER, `${name}.html`);
    if (accepting) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, `${body}\n`);
    }
    expect(`${body}\n`).toBe(readFileSync(file, 'utf8'));
  });

  it('has no golden of a document that nobody renders', () => {
    const known = new Set(goldens.map(([name]) => `${name}.html`));
    const strayed = () => readdirSync(FOLDER).filter((file) => !known.has(file));
    if (accepting) for (const file of strayed()) rmSync(join(FOLDER, file));
    expect(strayed()).toEqual([]);
  });
});

describe.each(all)('%s', (_, invoice) => {
  const html = render(invoice);

  it('opens as the printing browser expects it', () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="[\w-]+" dir="(ltr|rtl)" data-render="marker-1" /);
    // No policy of its own: the printer brings one, and a second would cost the page that printed it.
    expect(html).toMatch(/<head>\n<meta charset="utf-8">\n<title>[^<]+<\/title>/);
    expect(html).not.toMatch(/http-equiv/i);
  });

  it('has no trace of a missing value', () => {
    expect(html).not.toMatch(/undefined|NaN|\bnull\b|\[object/);
  });

  it('has no empty cell, and a scope on every head of one', () => {
    expect(html).not.toMatch(/<t[dh][^>]*>\s*<\/t[dh]>/);
    expect([...html.matchAll(/<th\b(?! scope="(?:col|row)")/g)]).toHaveLength(0);
  });

  it('has one first heading and no level skipped', () => {
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => level);
    expect(levels[0]).toBe('1');
    expect(new Set(levels.slice(1))).toEqual(new Set(['2']));
  });

  it('has equally many cells in every row of a table', () => {
    for (const [table] of html.matchAll(/<table>[\s\S]*?<\/table>/g)) {
      const rows = [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
        [...row.matchAll(/<t[hd]\b([^>]*)>/g)].reduce(
          (sum, [, attributes]) => sum + Number(/colspan="(\d)"/.exec(attributes ?? '')?.[1] ?? 1),
          0,
        ),
      );
      expect(new Set(rows).size).toBe(1);
    }
  });
});

describe('what an invoice must show', () => {
  it('is all there (S7)', () => {
    const html = render(fixtures.twoRates).replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
    const shown = [
      ['Spey Timber & Joinery Ltd', '4 Longman Drive', 'GB 123 4567 89', 'SC 412 907'],
      ['Cairngorm Lodges Ltd', 'The Old Sawmill', 'GB 987 6543 21'],
      ['ST-2026-0001', '2 March 2026', '1 April 2026', 'Issued, awaiting payment'],
      ['Larch cladding, kiln dried', '86.5', '38.40', '20%', '664.32', '3,985.92'],
      ['5,390.60', '947.62', '6,338.22', 'Amount paid', '0.00'],
      ['Thank you for your order.', 'Payment within 30 days.', 'Goods remain our property'],
    ].flat();
    expect(shown.filter((text) => !html.includes(text))).toEqual([]);
  });

  it('includes where the goods went and what is due (E6)', () => {
    const html = render(fixtures.reverseCharge);
    expect(['Wasserwerk Mühlau', 'Schlossfeld 30', 'Zahlbetrag', '11.544,98'].filter((text) => !html.includes(text))).toEqual([]);
  });

  it('leaves out the headings of notes and terms without text', () => {
    expect(render(fixtures.minimal)).not.toMatch(/class="(notes|terms|payment)/);
  });
});

describe.each([...designs])('the design %s', (_, design) => {
  it.each(samples.filter(({ documentType }) => design.manifest.documentTypes.includes(documentType)))(
    'has each heading of $name once',
    ({ document, today }) => {
      const html = design.render(design.toView(document, { today, locale: 'en-GB' }), 'marker-1');
      const headings = [...html.matchAll(/<h[12][^>]*>(.*?)<\/h[12]>/gs)].map(([, text]) => text);
      expect(headings.length).toBeGreaterThan(2);
      expect(headings.filter((text, at) => headings.indexOf(text) !== at)).toEqual([]);
    },
  );
});
