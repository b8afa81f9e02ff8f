import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Chromium } from '../../src/chromium/index.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import { differencesOnPage } from '../../src/read-back/match/compare-page.js';
import { readDocument } from '../../src/read-back/pdf/read-document.js';
import type * as readBack from '../../src/read-back/index.js';
import { readMap } from '../../src/read-back/pdf/read-characters.js';
import { fontDirectories, regionalLocales, supportedLocales } from '../../src/templates/index.js';
import { startRawChromium } from '../chromium/fixtures.js';
import { documentOf, samples } from '../templates/fixtures/samples.js';
import { alteredPdf } from './altered-pdf.js';
import { isInvoice, type Look, printedInvoice, type PrintedInvoice } from './printed-invoice.js';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startRawChromium({ fontDirectories: fontDirectories(), pagesPerBrowser: 2, printTimeoutMs: 60_000 });
});
afterAll(async () => await chromium.close());

const differences = ({ bytes, expected }: PrintedInvoice, mustHaveAll: boolean) =>
  differencesOnPage(readDocument(bytes), { ...expected, mustHaveAll });

const LOCALES = [...supportedLocales, ...regionalLocales];
const DESIGNS = ['classic', 'modern', 'compact'];

describe('the page of an invoice says what the model says', () => {
  const invoices = samples.flatMap(({ name, document, today }) => (isInvoice(document) ? [{ name, document, today }] : []));
  // Each sample in a design and in two languages of its own: together all of them.
  const cases = invoices.flatMap(({ name, document, today }, index) =>
    [0, 1].map((turn) => ({
      name,
      document,
      look: {
        today,
        design: DESIGNS[(index + turn) % DESIGNS.length] ?? '',
        locale: LOCALES[(index * 2 + turn) % LOCALES.length] ?? '',
        paper: index % 2 === 0 ? 'a4' : 'letter',
      } as const,
    })),
  );

  it.each(cases)('$name, $look.design, $look.locale', async ({ document, look }) => {
    const printed = await printedInvoice(chromium, document, look);
    expect([differences(printed, false), differences(printed, true)]).toEqual([[], []]);
  });

  it('with sums that are carried over from page to page', async () => {
    const look = {
      design: 'classic',
      locale: 'de-DE',
      today: '2026-11-10',
      withRunningSums: true,
      variables: { carriedOver: 'shown' },
    };
    const printed = await printedInvoice(chromium, documentOf('four-hundred-lines', 'INVOICE'), look);
    expect(differences(printed, true)).toEqual([]);
  });

  it('in a giant document that was printed in parts, which overlap', async () => {
    const long = documentOf('four-hundred-lines', 'INVOICE');
    const lines = [...long.lines, ...long.lines, ...long.lines];
    const printed = await printedInvoice(
      chromium,
      { ...long, lines },
      { design: 'compact', locale: 'en-GB', today: '2026-11-10' },
    );
    expect(printed.expected.words?.length).toBeGreaterThan(1);
    expect(differences(printed, true)).toEqual([]);
  });

  it('in a design that hides what it does not want to show, unless it must show all', async () => {
    const hidden = '.meta .fact:first-child, .parties .name { display: none }';
    const printed = await print({ change: (html) => html.replace('</style>', `${hidden}</style>`) });
    expect(differences(printed, false)).toEqual([]);
    expect(differences(printed, true)).toEqual(['BT-2', 'BT-44']);
  });
});

const simple = documentOf('simple', 'INVOICE');
const ENGLISH: Look = { design: 'classic', locale: 'en-GB', today: '2026-11-10' };
const print = (look: Partial<Look> = {}, invoice: Invoice = simple) => printedInvoice(chromium, invoice, { ...ENGLISH, ...look });

/** The rows of the line table, as HTML. */
const rowsIn = (html: string): string[] => /<tbody>[^]*?<\/tbody>/.exec(html)?.[0].match(/<tr[^]*?<\/tr>/g) ?? [];

describe('a page that says something else', () => {
  const changes: [what: string, change: (html: string) => string, facts: string[]][] = [
    ['another amount due, in its row', (html) => html.replaceAll(/(<tr class="due">[^]*?£)3,317\.52/g, '$13,317.25'), ['BT-115']],
    ['two rows of lines exchanged', exchangedRows, ['BT-131']],
    ['a line left out', (html) => html.replace(rowsIn(html)[1] ?? '', ''), ['BT-131']],
    ['two net amounts exchanged', exchangedAmounts, ['BT-131']],
    [
      'another tax amount in its row',
      (html) => html.replace(/<section class="tax-breakdown">[^]*?<\/section>/, anotherTax),
      ['BT-117'],
    ],
  ];

  it.each(changes)('by its template: %s', async (_, change, facts) => {
    expect(differences(await print({ change: changed(change) }), false)).toEqual(expect.arrayContaining(facts));
  });

  it.each<[string, RegExp, string]>([
    ['the number', new RegExp(simple.number), 'BT-1'],
    ['the issue date', /\d+ \w+ 2026(?=<\/dd>)/, 'BT-2'],
    ['the name of the buyer', /(?<=class="name" dir="auto">)[^<]+/, 'BT-44'],
    ['the account', /GB\d\d [A-Z\d ]+(?=<)/g, 'BT-84'],
  ])('in all places: %s; a PDF with an e-invoice must say it', async (_, text, fact) => {
    const printed = await print({ change: changed((html) => html.replaceAll(new RegExp(text.source, 'g'), 'something')) });
    expect(differences(printed, true)).toContain(fact);
  });

  it('because a digit is clipped', async () => {
    const clipped = print({
      change: (html) => html.replace('</style>', 'td.figure { max-width: 3ch; overflow: hidden; white-space: nowrap }</style>'),
    });
    await expect(clipped).rejects.toMatchObject({ code: 'document_check_failed' });
  });
});

function changed(change: (html: string) => string): (html: string) => string {
  return (html) => {
    const other = change(html);
    if (other === html) throw new Error('nothing was changed');
    return other;
  };
}

function anotherTax(section: string): string {
  return section.replace(/[\d,.]+(?=<\/span><\/td>\n<\/tr>)/, '1.00');
}

function exchangedRows(html: string): string {
  const [first = '', second = ''] = rowsIn(html);
  return html.replace(first, '(first)').replace(second, first).replace('(first)', second);
}

function exchangedAmounts(html: string): string {
  const [first = '', second = ''] = rowsIn(html);
  const net = (row: string) => row.match(/<td class="[^"]*">[\d,.]+<\/td>/g)?.[2] ?? '';
  return html
    .replace(first, '(first)')
    .replace(second, second.replace(net(second), net(first)))
    .replace('(first)', first.replace(net(first), net(second)));
}

describe('finished bytes that were altered', () => {
  let printed: PrintedInvoice;
  beforeAll(async () => {
    printed = await print();
  });
  const altered = (change: Parameters<typeof alteredPdf>[1]) =>
    differences({ ...printed, bytes: alteredPdf(printed.bytes, change) }, false);

  it('say the same if they are only written anew', () => {
    expect(altered((content) => `${content} `)).toEqual([]);
  });

  it('are found if the maps of the fonts say that a 3 is an 8', () => {
    const found = altered((content) => {
      const [three] = [...mapIn(content)].find(([, text]) => text === '3') ?? [];
      return three === undefined ? null : content.replace('endcmap', `1 beginbfchar\n<${hex(three)}> <0038>\nendbfchar\nendcmap`);
    });
    expect(found).toEqual(expect.arrayContaining(['BT-112', 'BT-115', 'BT-131']));
  });

  it('are found if two digits of one amount are exchanged in the content', () => {
    const maps: Map<number, string>[] = [];
    alteredPdf(printed.bytes, (content) => {
      maps.push(mapIn(content));
      return `${content} `;
    });
    const [net = ''] = printed.expected.facts.lineAmounts;
    const isNet = (codes: string) =>
      maps.some((map) => (codes.match(/.{4}/g) ?? []).map((code) => map.get(Number.parseInt(code, 16)) ?? '').join('') === net);
    let changes = 0;
    const found = altered((content) =>
      content.replaceAll(/<([\dA-F]+)> Tj/g, (shown, codes: string) => {
        if (!isNet(codes)) return shown;
        changes += 1;
        return `<${codes.slice(4, 8)}${codes.slice(0, 4)}${codes.slice(8)}> Tj`;
      }),
    );
    expect([net, changes, found]).toEqual(['2,380.80', 1, ['BT-131']]);
  });

  it('are found if a row of the table is gone', () => {
    const marks = new RegExp(`/(?:TD|NonStruct|Span|P)<</MCID \\d+>>BDC[^]*?EMC`, 'g');
    const found = altered((content) => (content.includes('/MCID') ? content.replaceAll(marks, '') : null));
    expect(found).toEqual(expect.arrayContaining(['BT-131']));
  });
});

/** What the codes of a font stand for; nothing if the content is not its map. */
function mapIn(content: string): Map<number, string> {
  return content.includes('beginbfchar') || content.includes('beginbfrange') ? readMap(content) : new Map<number, string>();
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

describe('the reader of pages', () => {
  it('reads a large PDF in a thread, and says the same', async () => {
    // The thread is a file of its own, so it is that of the build.
    const built = (await import(pathToFileURL(`${PROJECT}/dist/read-back/index.js`).href)) as typeof readBack;
    const reader = new built.PageReader(0);
    try {
      const printed = await print();
      await expect(reader.check(printed.bytes, printed.expected)).resolves.toBeUndefined();
      const facts = { ...printed.expected.facts, lineAmounts: ['1.00'] };
      const wrong = reader.check(printed.bytes, { ...printed.expected, facts, mustHaveAll: true });
      await expect(wrong).rejects.toMatchObject({ code: 'document_check_failed', details: { facts: ['BT-131'] } });
      await expect(reader.check(printed.bytes.subarray(9), printed.expected)).rejects.toMatchObject({
        code: 'document_check_failed',
        name: 'UnexpectedPdfError',
      });
    } finally {
      await reader.close();
    }
  });
});
