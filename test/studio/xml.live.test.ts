import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { profileNamed, PROFILES } from '../../src/e-invoice/index.js';
import type { EInvoice } from '../../studio/shared/api.js';
import { PROFILES as OFFERED } from '../../studio/web/src/state/profiles.js';
import { ubl } from '../records/import/xml/fixtures/ubl.js';
import { openBrowser, type RunningStudio, startTestStudio } from './running-studio.js';

/** The XML beside the page, in a real browser. */
let studio: RunningStudio;
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  studio = await startTestStudio();
  ({ browser, page, faults } = await openBrowser());
  await open('design=classic&sample=base/simple&profile=xrechnung-ubl');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await studio.close();
});

afterEach(() => {
  if (faults.length > 0) throw new Error(`the page had faults: ${faults.join('\n')}`);
});

async function open(hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${studio.address}#${hash}`);
  await page.waitForSelector('.page-mark');
}

const ask = async (sample: string, profile: string, design = 'classic'): Promise<EInvoice | null> => {
  const query = new URLSearchParams({ design, sample, profile });
  return (await (await fetch(`${studio.address}api/e-invoice?${query}`)).json()) as EInvoice | null;
};
const text = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
/** Clicks on the element of the XML that holds a term. */
const clickTerm = (term: string) =>
  page.$$eval(
    '.xml-term',
    (all, wanted) => (all.find((one) => one.querySelector('.xml-chip b')?.textContent === wanted) as HTMLElement).click(),
    term,
  );

describe('the panel XML', () => {
  it('offers every profile of the service', () => {
    expect(OFFERED.map(({ value }) => value).toSorted()).toEqual(PROFILES.map(({ id }) => id).toSorted());
  });

  it('is opened by a link to a profile, and says what is broken: rule, sentence, term and field', async () => {
    expect(await text('#tab-xml[aria-selected="true"]')).toBe('XML');
    expect(await text('.xml-verdict')).toContain('Invalid: breaks 4 rules of ');
    expect(await text('.xml-faults .finding')).toContain('BR-DE-15');
    expect(await text('.xml-faults .finding')).toContain('BT-10 · buyerReference · not in the XML');
  });

  it('shows the element that a rule is about', async () => {
    await page.$$eval('.xml-fault:not(:disabled)', ([first]) => (first as HTMLElement).click());
    await page.waitForSelector('.xml-line.is-chosen');
    const isInView = await page.$eval('.xml-line.is-chosen', (line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    expect(isInView).toBe(true);
  });

  it('names the terms of an element; a click marks the texts of the page that show them', async () => {
    await clickTerm('BT-115');
    await page.waitForSelector('.page-mark.is-chosen');
    expect(await page.$$eval('.page-mark.is-chosen', (all) => all.map((mark) => mark.getAttribute('aria-label')))).toEqual([
      'BT-115 Amount due',
      'BT-115 Amount due',
    ]);
    expect(await text('.xml-detail')).toContain('BT-115 Printed on page 1. Import field totals.amountDue.');
    await clickTerm('BT-24');
    expect(await text('.xml-detail')).toContain('Not printed: for machines only.');
    expect(await page.$('.page-mark.is-chosen')).toBeNull();
    await clickTerm('BT-33');
    expect(await text('.xml-detail')).toContain('Printed in the foot of the page.');
  });

  it('shows the element when its text on the page is clicked, and the field in the data', async () => {
    await page.click('.page-mark[aria-label="BT-9 Due date"]');
    await page.waitForSelector('.xml-line.is-chosen');
    expect(await text('.xml-line.is-chosen code')).toBe('<cbc:DueDate>2026-12-02</cbc:DueDate>');
    await page.click('.xml-detail .link');
    await page.waitForSelector('#data-search');
    expect(await page.$eval('#data-search', (input) => (input as HTMLInputElement).value)).toBe('meta[1].text');
    await page.keyboard.press('Escape');
    await page.$eval('#data-search', (input) => (input as HTMLElement).blur());
    await page.keyboard.press('x');
    await page.waitForSelector('.xml-line');
  });

  it('says when an e-invoice is valid, and saves it under its name', async () => {
    await page.select('.xml-head select', 'factur-x');
    await page.waitForFunction(() => document.querySelector('.xml-verdict .is-good') !== null);
    expect(await text('.xml-verdict')).toMatch(/Valid by \d{3} rules/);
    expect(page.url()).toContain('profile=factur-x');
    const { name, href } = await page.$eval('#download-xml', (link) => ({
      name: link.getAttribute('download'),
      href: (link as HTMLAnchorElement).href,
    }));
    const saved = await (await fetch(href)).text();
    expect(name).toBe(profileNamed('factur-x')?.fileName);
    expect(saved).toBe((await ask('base/simple', 'factur-x'))?.xml);
  });

  it('says that other documents have no e-invoice', async () => {
    await page.evaluate(() => (location.hash = '#design=classic&sample=base/quote&profile=factur-x'));
    await page.waitForFunction(() => document.querySelector('.panel')?.textContent?.includes('Quotes have no e-invoice'));
    expect(await page.$('.page-mark')).toBeNull();
  });

  it('shows that of the designer’s own data', async () => {
    await fetch(`${studio.address}api/own-data?name=rechnung.xml`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', Origin: studio.address.slice(0, -1) },
      body: ubl(),
    });
    const made = await ask('your-data-1/1', 'en16931-ubl');
    expect(made?.terms.find(({ term }) => term === 'BT-1')).toMatchObject({ value: 'HB-7731', printed: 'page' });
  });

  it.each([
    [1440, 900],
    [1280, 720],
  ])('fits a window of %d × %d', async (width, height) => {
    await page.setViewport({ width, height });
    await open('design=modern&sample=base/everything&profile=xrechnung-cii');
    const isTooWide = (selector: string) => page.$eval(selector, (element) => element.scrollWidth > element.clientWidth);
    expect([await isTooWide('html'), await isTooWide('.panel'), await isTooWide('.toolbar')]).toEqual([false, false, false]);
    expect(await page.$eval('html', (root) => root.scrollHeight > root.clientHeight)).toBe(false);
  });
});

describe('the marks', () => {
  it.each(['classic', 'modern', 'compact'])('%s: lie on the page, line below line', async (design) => {
    const made = await ask('base/everything', 'en16931-ubl', design);
    expect(made?.arePlacesKnown).toBe(true);
    const { terms = [], marks = [] } = made ?? {};
    for (const { left, top, width, height } of marks) {
      expect([left >= 0, top >= 0, left + width <= 1.001, top + height <= 1.001, width > 0, height > 0]).not.toContain(false);
    }
    const places = terms.flatMap(({ term }, at) => {
      const mark = marks.find((one) => one.terms.includes(at));
      return term === 'BT-131' && mark ? [mark.page + mark.top] : [];
    });
    expect(places).toHaveLength(terms.filter(({ term }) => term === 'BT-131').length);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('refuse what is no profile', async () => {
    const query = new URLSearchParams({ design: 'classic', sample: 'base/simple', profile: 'edifact' });
    const answer = await fetch(`${studio.address}api/e-invoice?${query}`);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('there is no profile \\"edifact\\"')]);
  });
});
