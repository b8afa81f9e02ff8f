import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { blankPng } from '../harness/images/blank-png.js';
import { ubl } from '../records/import/xml/fixtures/ubl.js';
import { openBrowser, type RunningStudio, startTestStudio } from './running-studio.js';

/** A designer's session, in a real browser, in the order in which it would happen. */
let studio: RunningStudio;
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  studio = await startTestStudio();
  ({ browser, page, faults } = await openBrowser());
  await page.goto(`${studio.address}#design=classic&sample=base/simple`);
  await shown();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await studio.close();
});

afterEach(() => {
  if (faults.length > 0) throw new Error(`the page had faults: ${faults.join('\n')}`);
  if (studio.process.exitCode !== null) throw new Error(`the studio has ended: ${studio.errors()}`);
});

/** An invoice as callers of the API send it. */
const BARE = JSON.stringify({
  number: 'HB-1001',
  currencyCode: 'GBP',
  issueDate: '2026-11-02',
  seller: { name: 'Hollin Bakery', address: { line1: '4 Mill Lane', city: 'York', postcode: 'YO1 7HH', countryCode: 'GB' } },
  buyer: { name: 'Brook Hotel', address: { line1: '1 Riverside', city: 'Leeds', postcode: 'LS1 4AP', countryCode: 'GB' } },
  lines: [{ name: 'Loaves', quantity: '40', unitPrice: '3.20', taxCategory: 'S', taxRate: '20' }],
});

/** The address of the first page's image; the image is there when it has one. */
const SIMPLE = 'A simple invoice';
const FIRST_PAGE = '[data-page="1"] .paper img';

const shown = () => page.waitForSelector(FIRST_PAGE).then(() => firstPage());
const firstPage = () => page.$eval(FIRST_PAGE, (image) => image.getAttribute('src') ?? '');
const text = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
const waitForText = (selector: string, wanted: string) =>
  page.waitForFunction(
    (where, what) => document.querySelector(where)?.textContent?.includes(what) === true,
    {},
    selector,
    wanted,
  );

/** Shows a sample with nothing else chosen. */
async function openSample(sample: string, title: string): Promise<string> {
  await page.evaluate((wanted) => (location.hash = `#design=classic&sample=${wanted}`), sample);
  await waitForText('h1', title);
  // What hangs on the choice runs after it is drawn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await page.waitForFunction(
    (where) => {
      const print = document.querySelector('#download')?.getAttribute('href')?.split('/').at(-2);
      const isBusy = document.querySelector('.stage-frame')?.getAttribute('aria-busy') === 'true';
      return !isBusy && print !== undefined && document.querySelector(where)?.getAttribute('src')?.includes(print);
    },
    {},
    FIRST_PAGE,
  );
  return firstPage();
}

/** Waits until another first page is shown. */
async function nextPage(before: string): Promise<string> {
  await page.waitForFunction(
    (where, src) => ![null, undefined, src].includes(document.querySelector(where)?.getAttribute('src')),
    {},
    FIRST_PAGE,
    before,
  );
  return firstPage();
}

const choose = (label: string, value: string) =>
  page.$$eval(
    'label.select',
    (labels, wanted, chosen) => {
      const select = labels.find((one) => one.textContent?.startsWith(wanted))?.querySelector('select');
      if (!select) throw new Error(`no choice ${wanted}`);
      select.value = chosen;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    value,
  );

describe('what a designer saves', () => {
  it('is shown as it prints, and how long that took', async () => {
    const before = await firstPage();
    studio.replace('classic/style.css', '24pt', '31pt');
    await nextPage(before);
    await page.waitForSelector('[data-latency]');
    const latency = await page.$eval('[data-latency]', (element) => Number(element.getAttribute('data-latency')));
    // Half a second on an idle machine; a busy one takes its time.
    expect(latency).toBeLessThan(5000);
    expect(await text('.status-bar')).toContain('classic/style.css saved');
    expect(await text('.status-bar')).toContain('PDF/A, PDF/UA');
    studio.mend('classic/style.css');
    await page.waitForFunction(
      (where, src) => document.querySelector(where)?.getAttribute('src') === src,
      {},
      FIRST_PAGE,
      before,
    );
  });

  it('is named with file, line and excerpt when it is broken, and the last good page stays', async () => {
    const before = await firstPage();
    studio.replace('base/lines.hbs', '{{> line}}', '{{> lin}}');
    await page.waitForSelector('.stage-area .fault');
    expect(await text('.stage-area .fault h2')).toContain('base/lines.hbs:13');
    expect(await text('.stage-area .fault-message')).toContain('there is no partial "lin"');
    expect(await text('.stage-area .is-at')).toContain('{{> lin}}');
    expect(await text('[role="alert"]')).toContain('base/lines.hbs, line 13');
    expect(await text('.state')).toBe('Last good version');
    expect(await firstPage()).toBe(before);
  });

  it('is shown again when it is mended', async () => {
    studio.mend('base/lines.hbs');
    await page.waitForFunction(() => document.querySelector('.fault') === null);
    await waitForText('.state', 'Up to date');
    expect(await text('[role="alert"]')).toBe('');
  });

  it('is shown with what is cut off, which the service would not release', async () => {
    const before = await firstPage();
    studio.replace('classic/style.css', '.number {', '.number { overflow: hidden; width: 20pt; white-space: nowrap;');
    await waitForText('.stage-area .fault-message', 'is cut off on page 1');
    await page.waitForFunction((old) => document.querySelector<HTMLImageElement>('.stage-area img')?.src !== old, {}, before);
    expect(await text('.state')).toBe('The service would refuse this');
    studio.mend('classic/style.css');
    await page.waitForFunction(() => document.querySelector('.fault') === null);
  });

  it('is named with the nearest name when a field is misspelt, for every sample with its last good page', async () => {
    studio.replace('base/lines.hbs', '{{labels.amountsIn}}', '{{labels.amountsin}}');
    await waitForText('.stage-area .fault-message', 'did you mean "amountsIn"?');
    const before = await firstPage();
    await page.evaluate(() => (location.hash = '#design=classic&sample=base/one-line'));
    await nextPage(before);
    await waitForText('.stage-area .fault h2', 'base/lines.hbs:30');
    expect(await text('.state')).toBe('Last good version');
    studio.mend('base/lines.hbs');
    await page.waitForFunction(() => document.querySelector('.fault') === null);
  });

  it('is named with the way to a field of the document from an entry of a list', async () => {
    studio.replace('base/line-name.hbs', '{{name}}', '{{name}} {{number}}');
    await waitForText('.stage-area .fault-message', 'write "@root.number"');
    expect(await text('.state')).toBe('Last good version');
    studio.mend('base/line-name.hbs');
    await page.waitForFunction(() => document.querySelector('.fault') === null);
  });

  it.each([
    ['classic/template.json', '"brandColour"', '"brand colour"', 'classic/template.json'],
    ['base/locales/de-DE.json', '"invoice":', '"invoice"', 'base/locales/de-DE.json:'],
    ['base/header.hbs', '<header', '<script>alert(1)</script><header', 'base/header.hbs:1'],
    ['base/header.hbs', '{{documentTitle}}', '{{{documentTitle}}}', 'base/header.hbs:'],
    ['base/header.hbs', '<header', '<img src="seal.png" alt=""><header', 'base/header.hbs:1'],
    ['classic/style.css', ':root', '@import url(https://example.org/a.css);\n:root', 'classic/style.css:'],
  ])('is named when %s has a fault: %s → %s', async (file, from, to, place) => {
    studio.replace(file, from, to);
    await waitForText('.stage-area .fault h2', place);
    expect(await text('.state')).toBe('Last good version');
    studio.mend(file);
    await page.waitForFunction(() => document.querySelector('.fault') === null);
  });

  it('is stopped when it never ends, and the studio goes on', async () => {
    const levels = 9;
    studio.replace(
      'base/header.hbs',
      '<header',
      `${'{{#each @root.labels}}'.repeat(levels)}${'{{/each}}'.repeat(levels)}<header`,
    );
    await waitForText('.stage-area .fault-message', '{{#each}} repeats more than 2000000 times');
    studio.mend('base/header.hbs');
    await page.waitForFunction(() => document.querySelector('.fault') === null);
    await waitForText('.state', 'Up to date');
    expect(await text('[role="alert"]')).toBe('');
  }, 60_000);
});

describe('a sample', () => {
  it('that is broken is named with its line, and stays as it was; mended, it is shown anew', async () => {
    const before = await openSample('base/simple', SIMPLE);
    studio.replace('base/samples/simple.json', '"number":', '"nummer":');
    await waitForText('.stage-area .fault h2', 'base/samples/simple.json:');
    await waitForText('.rail .fault-message', 'nummer');
    expect(await firstPage()).toBe(before);
    studio.mend('base/samples/simple.json');
    await page.waitForFunction(() => document.querySelector('.fault') === null);
    studio.replace('base/samples/simple.json', '"number": "', '"number": "X');
    expect(await nextPage(before)).not.toBe(before);
    studio.mend('base/samples/simple.json');
  });

  it('with a logo that is an SVG with a script is named', async () => {
    studio.write(
      'base/samples/strathlinn.png',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    );
    await waitForText('.stage-area .fault', 'strathlinn.png');
    expect(await text('.state')).toBe('Last good version');
    await putBack();
  });

  it('with a logo of thirty megapixels is refused like a real one', async () => {
    studio.write('base/samples/strathlinn.png', blankPng(6000, 5000));
    await waitForText('.stage-area .fault', '4 megapixels');
    expect(await text('.state')).toBe('Last good version');
    await putBack();
    expect(await firstPage()).toContain('/pages/');
  }, 60_000);

  async function putBack(): Promise<void> {
    studio.mend('base/samples/strathlinn.png');
    await page.waitForFunction(() => document.querySelector('.fault') === null);
    await waitForText('.state', 'Up to date');
  }
});

describe('what a designer chooses', () => {
  it('is the language, its direction and the paper', async () => {
    const before = await openSample('base/simple', SIMPLE);
    await choose('Language', 'de-CH');
    const swiss = await nextPage(before);
    await waitForText('.status-bar', 'German (Switzerland)');
    await choose('Language', 'ar');
    const arabic = await nextPage(swiss);
    await waitForText('.status-bar', 'Arabic · right to left');
    await page.click('input[aria-label="Left to right"]');
    const turned = await nextPage(arabic);
    await page.click('input[aria-label="US Letter"]');
    await nextPage(turned);
    await waitForText('.status-bar', 'US Letter · Arabic');
    const ratio = await page.$eval('[data-page="1"] .paper', (paper) => paper.clientHeight / paper.clientWidth);
    expect(ratio).toBeCloseTo(11 / 8.5, 1);
    await page.evaluate(() => (location.hash = '#design=classic&sample=base/simple'));
    expect(
      await page.waitForFunction(
        (where, src) => document.querySelector(where)?.getAttribute('src') === src,
        {},
        FIRST_PAGE,
        before,
      ),
    ).toBeTruthy();
  });

  it('is a value of a variable; what had to be changed of it is said', async () => {
    await page.click('#tab-look');
    const before = await firstPage();
    await page.$eval('#variable-brandColour', (input) => {
      (input as HTMLInputElement).value = '#f5b301';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await nextPage(before);
    await waitForText('.remark', '#f5b301 is too pale');
    expect(page.url()).toContain('var.brandColour=%23f5b301');
    await page.$$eval('.look > .button', ([button]) => (button as HTMLElement).click());
    await page.waitForFunction(
      (where, src) => document.querySelector(where)?.getAttribute('src') === src,
      {},
      FIRST_PAGE,
      before,
    );
  });

  it('is found by name or by text in the data, and in the HTML by its partial', async () => {
    await page.keyboard.press('f');
    await page.waitForSelector('#data-search:focus');
    await page.keyboard.type('seller.name');
    await waitForText('.panel-head .hint', '1 of ');
    expect(await text('.field')).toContain('seller.name');
    await page.$eval('#data-search', (input) => {
      (input as HTMLInputElement).value = 'Delivery to site';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitForText('.field', 'lines.items[2].name');
    await page.click('#tab-html');
    await waitForText('.html', 'base/header.hbs');
    expect(await text('.html > .block > summary')).toBe('base/layout.hbs');
    await choose('Partial', 'base/tax-breakdown.hbs');
    await waitForText('.html > .block > summary', 'base/tax-breakdown.hbs');
    expect(await text('.html')).toContain('<section class="tax-breakdown">');
  });

  it('is the PDF itself', async () => {
    const { href, name } = await page.$eval('#download', (link) => ({
      href: (link as HTMLAnchorElement).href,
      name: link.getAttribute('download'),
    }));
    const answer = await fetch(href);
    expect((await answerBytes(answer)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(name).toBe('ST-2026-0418-classic-en-GB.pdf');
    expect(answer.headers.get('content-disposition')).toContain(name);
  });
});

describe('the designer’s own data', () => {
  /** Drops a file on the window, as a mouse does. */
  const drop = (name: string, content: string) =>
    page.evaluate(
      (fileName, bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([bytes], fileName));
        for (const type of ['dragenter', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      name,
      content,
    );

  it('is shown when it is dropped on the window: an e-invoice, in each design and language', async () => {
    await openSample('base/simple', SIMPLE);
    await drop('rechnung.xml', ubl());
    await waitForText('h1', 'HB-7731');
    await waitForText('.own-file', 'rechnung.xml');
    await waitForText('.state', 'Up to date');
    await page.evaluate(() => (location.hash = location.hash.replace('design=classic', 'design=modern')));
    await waitForText('h1', 'Modern');
    await choose('Language', 'ar');
    await waitForText('.status-bar', 'Arabic · right to left');
    expect(await text('h1')).toContain('HB-7731');
    expect(await text('.stage-area')).not.toContain('Error');
  }, 60_000);

  it('is shown in the columns that a template has for its properties, with hostile texts as they are', async () => {
    const line = {
      name: '<script>alert(1)</script>{{#each}}',
      quantity: '1',
      unitPrice: '3.20',
      taxCategory: 'S',
      taxRate: '20',
      attributes: [{ name: 'Colour', value: 'Golden {{brown}}' }],
    };
    await drop('loaf.json', JSON.stringify({ ...(JSON.parse(BARE) as object), number: 'HB-<b>', lines: [line] }));
    await waitForText('h1', 'HB-<b>');
    await page.evaluate(() => (location.hash = location.hash.replace(/design=\w+/, 'design=classic').replace('locale=ar', '')));
    await waitForText('h1', 'Classic');
    await waitForText('.state', 'Up to date');
    const before = await shown();
    const columns = JSON.stringify(['name', { field: 'attributes.colour', label: 'itemNumber' }, 'netAmount']);
    studio.replace('classic/template.json', '"extends"', `"columns": ${columns}, "extends"`);
    await nextPage(before);
    await page.keyboard.press('f');
    await page.waitForSelector('#data-search:focus');
    for (const wanted of ['cells golden', 'columns item no', 'name <script>alert(1)</script>{{#each}}']) {
      await page.$eval(
        '#data-search',
        (input, value) => {
          (input as HTMLInputElement).value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        },
        wanted,
      );
      await waitForText('.panel-head .hint', '1 of ');
    }
    expect(await text('.field')).toContain('lines.items[0].name');
    studio.mend('classic/template.json');
    await waitForText('.own-file', 'loaf.json');
    await page.click('.own-file .button');
    await page.waitForFunction(() => !document.querySelector('.own-files')?.textContent?.includes('loaf.json'));
  }, 60_000);

  it('is named with what is wrong with it, until it is dropped again', async () => {
    const invoice = { ...JSON.parse(BARE), dueDte: '2026-12-02' } as object;
    await drop('invoice.json', JSON.stringify(invoice));
    await page.waitForSelector('#tab-problems[aria-selected="true"]');
    await waitForText('.own-problems', 'dueDte');
    expect(await text('.own-problems')).toContain('invoice.json cannot be shown');
    expect(await text('.own-problems')).toContain('is not a field of the format');
    await drop('invoice.json', BARE);
    await waitForText('h1', 'HB-1001');
    await page.waitForFunction(() => document.querySelector('.own-problems') === null);
  });

  it('is chosen from a list of files too, and removed', async () => {
    const input = await page.waitForSelector('.own-files input');
    const several = ['1', '2'].map((number) => ({ ...(JSON.parse(BARE) as object), number }));
    await input?.evaluate(
      (element, content) => {
        const data = new DataTransfer();
        data.items.add(new File([content], 'several.json'));
        element.files = data.files;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      },
      JSON.stringify({ invoices: several }),
    );
    await waitForText('.own-file', '2 documents');
    for (let left = 3; left > 0; left--) {
      await page.click('.own-file .button');
      await page.waitForFunction((count) => document.querySelectorAll('.own-file').length < count, {}, left);
    }
    await page.waitForFunction(() => !document.querySelector('.sample-groups')?.textContent?.includes('Your data'));
    expect(await page.$('.own-file')).toBeNull();
    await page.click('#tab-html');
    await openSample('base/simple', SIMPLE);
  });
});

describe('the views', () => {
  it('compare the templates with what they were, when they were opened and when they were pinned', async () => {
    await page.keyboard.press('2');
    await waitForText('.verdict', 'No difference');
    studio.replace('classic/style.css', '24pt', '30pt');
    await waitForText('.verdict', 'They differ');
    await page.keyboard.press('d');
    await page.waitForSelector('.overlaid .paper:nth-child(2) img');
    await page.keyboard.press('b');
    await waitForText('.verdict', 'No difference');
    studio.mend('classic/style.css');
    await waitForText('.verdict', 'They differ');
    expect(await text('.verdict')).toMatch(/^They differ; \d+ pages? each$/);
    await page.keyboard.press('d');
  });

  it('show every sample on one sheet, and open the one that is chosen', async () => {
    await page.keyboard.press('3');
    await page.waitForSelector('.cell');
    const samples = await page.$$eval('.rail [data-item]', (items) => items.length);
    const cells = await page.$$eval('.cell', (found) => found.length);
    const designs = await page.$$eval('.design-item', (items) => items.length);
    expect(cells).toBe(samples - designs);
    for (let index = 0; index < cells; index++) {
      await page.$$eval('.cell', (found, at) => found[at]?.scrollIntoView(), index);
      await page.waitForSelector(`.sheet > li:nth-child(${index + 1}) img`);
    }
    expect(await page.$$eval('.cell-fault', (found) => found.length)).toBe(0);
    const four = await page.$$eval(
      '.cell',
      (found) => found.find((one) => one.textContent?.includes('four hundred lines'))?.textContent,
    );
    expect(four).toMatch(/\d+ pages, last page \d+ % used$/);
    const last = await text(`.sheet > li:nth-child(${cells}) .cell-title`);
    await page.click(`.sheet > li:nth-child(${cells}) .cell`);
    await shown();
    expect(await text('h1')).toContain(last);
  }, 120_000);

  it('put the emptiest last page first, with all pages, and what templates:check finds', async () => {
    await page.evaluate(() => (location.hash = '#design=compact&sample=base/simple&view=sheet&order=use&pages=all'));
    await page.waitForFunction(() => /^\d+ documents$/.test(document.querySelector('.verdict')?.textContent ?? ''), {
      timeout: 90_000,
    });
    const uses = await page.$$eval('.cell', (cells) =>
      cells.map(({ textContent }) => Number(/last page (\d+) % used/.exec(textContent ?? '')?.[1] ?? 100)),
    );
    expect(uses).toEqual(uses.toSorted((a, b) => a - b));
    expect(uses[0]).toBeLessThan(100);
    const [pages, images] = await page.$$eval('.cell', ([first]) => [
      Number.parseInt(/(\d+) pages/.exec(first?.textContent ?? '')?.[1] ?? '0', 10),
      first?.querySelectorAll('.paper').length,
    ]);
    expect(images).toBe(pages);
    await page.waitForFunction(() => document.querySelector('.compare-bar')?.textContent?.includes('Check: no problem'), {
      timeout: 100_000,
    });
  }, 240_000);
});

describe('the window', () => {
  const panes = () =>
    page.evaluate(() => ({
      scrolled: [scrollX, scrollY],
      room: [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight],
      toolbar: document.querySelector('.toolbar')?.clientHeight ?? 0,
      hiddenTools:
        (document.querySelector('.toolbar')?.scrollWidth ?? 0) - (document.querySelector('.toolbar')?.clientWidth ?? 0),
      stage: document.querySelector('.stage')?.clientHeight ?? 0,
      sideways: (document.querySelector('.stage')?.scrollWidth ?? 0) - (document.querySelector('.stage')?.clientWidth ?? 0),
      paper: document.querySelector('.stage .paper')?.clientWidth ?? 0,
    }));

  afterAll(() => page.setViewport({ width: 1440, height: 900 }));

  it('never scrolls: only the panes do, however long the document is', async () => {
    await openSample('base/four-hundred-lines', 'four hundred lines');
    await page.mouse.move(700, 20);
    await page.mouse.wheel({ deltaY: 5000 });
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('End');
    await page.evaluate(() => scrollTo(0, 9000));
    expect(await panes()).toMatchObject({ scrolled: [0, 0], room: [0, 0] });
    await openSample('base/simple', SIMPLE);
  }, 60_000);

  it.each([
    [1280, 'pages', 640],
    [1280, 'compare', 560],
    [1024, 'pages', 900],
    [1024, 'compare', 440],
  ])('of %s × 720 has one row of tools and shows the %s at a readable size', async (width, view, least) => {
    await page.setViewport({ width, height: 720 });
    await page.evaluate((wanted) => (location.hash = `#design=classic&sample=base/simple&view=${wanted}`), view);
    await page.waitForFunction(
      (wanted, atLeast) => {
        const paper = document.querySelector(`${wanted === 'compare' ? '.page-pairs' : '.page-column'} .paper`);
        const stage = document.querySelector('.stage');
        const isSettled = stage?.scrollWidth === stage?.clientWidth;
        return isSettled && (paper?.clientWidth ?? 0) >= atLeast;
      },
      {},
      view,
      least,
    );
    const { toolbar, hiddenTools, stage, sideways, room } = await panes();
    expect(toolbar).toBeLessThan(50);
    expect([hiddenTools, sideways, room]).toEqual([0, 0, [0, 0]]);
    expect(stage).toBeGreaterThan(540);
  });

  it('compares whole pages without a scroll bar below them, under the names of both templates', async () => {
    await page.setViewport({ width: 1440, height: 900 });
    await page.evaluate(() => (location.hash = '#design=classic&sample=base/simple&view=compare&against=modern&zoom=page'));
    await page.waitForFunction(() => document.querySelectorAll('.page-pairs .paper img').length >= 2);
    expect(await page.$$eval('.half figcaption', (captions) => captions.map((one) => one.textContent))).toEqual([
      'Modern',
      'Classic',
    ]);
    expect((await panes()).sideways).toBe(0);
    await openSample('base/simple', SIMPLE);
  });
});

describe('the keyboard', () => {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.id || element?.getAttribute('aria-label') || element?.textContent?.trim() || '';
    });

  it('reaches all, and is nowhere caught', async () => {
    await page.goto(studio.address);
    await page.reload();
    await shown();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('To the pages');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#stage:focus');
    const seen = new Set<string>();
    for (let renderers = 0; renderers < 400 && !(seen.size > 10 && (await focused()) === 'To the pages'); renderers++) {
      seen.add(await focused());
      await page.keyboard.press('Tab');
    }
    expect(await focused()).toBe('To the pages');
    for (const name of ['sample-search', 'Keys', 'Smaller', 'stage', 'download', 'tab-html']) expect([...seen]).toContain(name);
  }, 60_000);

  it('moves through samples, with a shortcut and with arrows', async () => {
    await page.keyboard.press('/');
    await page.waitForSelector('#sample-search:focus');
    await page.keyboard.type('j');
    expect(await page.$eval('#sample-search', (input) => (input as HTMLInputElement).value)).toBe('j');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    const before = await text('h1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, {}, before);
  });

  it('lists its keys, and can be told not to listen', async () => {
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    expect(await text('dialog')).toContain('Difference or side by side');
    await page.click('dialog [type="checkbox"]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
    await page.keyboard.press('3');
    expect(await page.$('.sheet')).toBeNull();
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open] [type="checkbox"]', { visible: true });
    await page.click('dialog [type="checkbox"]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
    await page.keyboard.press('3');
    await page.waitForSelector('.sheet');
  });
});
