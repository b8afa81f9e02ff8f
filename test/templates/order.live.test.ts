import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findBrowser } from '../../src/chromium/index.js';
import { noteList } from './fixtures/build-invoice.js';
import * as fixtures from './fixtures/invoices.js';
import { TODAY, templates } from './fixtures/templates.js';

// The order in which the letters of a line stand on the page.

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const found = await findBrowser(process.env);
  if (!found) throw new Error('no browser on this machine: run the set-up first');
  browser = await launch({ executablePath: found.path, headless: 'shell', args: ['--no-sandbox'] });
  page = await browser.newPage();
});
afterAll(async () => await browser.close());

/** The characters of an element from left to right, without Arabic and Hebrew letters. Each note has one line. */
async function shown(text: string, locale: string): Promise<string> {
  const view = templates.toView({ ...fixtures.twoRates, notes: noteList(text) }, { today: TODAY, locale });
  await page.setContent(
    templates.render(view, 'marker-1').replace('</style>', '.notes{position:absolute;inset-inline:0}</style>'),
  );
  const placed = await page.$eval('.notes p', (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const all: [left: number, character: string][] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      for (let at = 0; at < node.data.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        all.push([range.getBoundingClientRect().left, node.data.charAt(at)]);
      }
    }
    return all;
  });
  return placed
    .toSorted(([one], [other]) => one - other)
    .map(([, character]) => character)
    .join('')
    .replaceAll(/[\p{Script=Arabic}\p{Script=Hebrew}]+/gu, '…')
    .replaceAll(/[\s…]*…[\s…]*/g, ' … ')
    .trim();
}

describe('a line from right to left keeps together what reads from left to right', () => {
  it.each([
    ['ar', 'ملاحظة: PO #4500-12/B بتاريخ 2026-10-01.', '.2026-10-01 … PO #4500-12/B : …'],
    ['he', 'הערה: PO #4500-12/B מיום 2026-10-01.', '.2026-10-01 … PO #4500-12/B : …'],
    ['ar', 'الدفع (net 30). Swift: ABCDSARI, ref. #12-A.', '.Swift: ABCDSARI, ref. #12-A .)net 30( …'],
    ['ar', 'كابل 3x1.5mm² طول 50m', '50m … 3x1.5mm² …'],
    ['he', 'כבל 3x1.5 mm2 באורך 50 m.', '.50 m … 3x1.5 mm2 …'],
    ['ar', 'خصم ACME (3%)', 'ACME (3%) …'],
    ['he', 'הנחה ל-ACME (3%)', 'ACME (3%)- …'],
    ['ar', 'تسليم 12/10/2026 (ref. INV-77/B)، $1,250.00 - انظر', '… - $1,250.00 ،)ref. INV-77/B( 12/10/2026 …'],
    ['ar', 'انظر www.example.com/a?b=1. ثم', '… .www.example.com/a?b=1 …'],
    ['ar', 'حسب العقد 12-A (البند 4)', ')4 … ( 12-A …'],
    ['he', 'ISO 9001:2015 (שלב 1) כולל USB-C.', '.USB-C … )1 … ( ISO 9001:2015'],
    ['he', "הזמנה 12-A/7, מס' #4500-12/B.", ".#4500-12/B ' … ,12-A/7 …"],
    ['he', 'טלפון +972-3-555 0100, או 03-5550100.', '.03-5550100 … ,+972-3-555 0100 …'],
    ['he', 'בשנת 2026 ACME שילמה 5% (מתוך 10-20%).', '.)10-20% … ( 5% … ACME 2026 …'],
    ['ar', 'معفى: § 13b UStG', '§ 13b UStG : …'],
    ['ar', 'فطور (Art. 196 Directive 2006/112/EC).', '.)Art. 196 Directive 2006/112/EC( …'],
    ['ar', 'المادة 132(1)(i) من 293 B.', '.293 B … 132(1)(i) …'],
    ['en-GB', 'ملاحظة: PO #4500-12/B بتاريخ 2026-10-01.', '.2026-10-01 … PO #4500-12/B : …'],
  ])('%s: %s', async (locale, text, expected) => {
    expect(await shown(text, locale)).toBe(expected);
  });
});

describe('a line that begins with a Latin word', () => {
  it.each([
    ['he', 'A&B Ltd. (2020) סניף 3; דגם XR-5; גודל 10x20 ס"מ.', '. … " … 10x20 … ;XR-5 … ;3 … A&B Ltd. (2020)'],
    ['he', 'MacBook Pro 14-inch (M3) שחור.', '. … MacBook Pro 14-inch (M3)'],
    ['en-GB', 'PO #12-7: تسليم البضاعة في المستودع الجديد.', '. … :PO #12-7'],
  ])('%s: %s runs from right to left', async (locale, text, expected) => {
    expect(await shown(text, locale)).toBe(expected);
  });

  it.each([
    ['he', 'Delivery of all the parts to the new warehouse (מחסן) in March.'],
    ['en-GB', 'Delivery to the warehouse (מחסן) 12-A.'],
  ])('%s: %s runs from left to right where it has hardly another letter, or the document does so', async (locale, text) => {
    expect(await shown(text, locale)).toMatch(/^Delivery .*\.$/);
  });
});
