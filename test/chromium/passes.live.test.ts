import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChromiumEvent } from '../../src/chromium/index.js';
import { documentWith, fonts, startTestChromium, type TestChromium } from './fixtures.js';

let chromium: TestChromium;
const events: ChromiumEvent[] = [];

beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fonts, onEvent: (event) => void events.push(event) });
});

afterAll(() => chromium.close());

const STYLE = `
  table { border-spacing: 0; width: 100% }
  td { height: 10mm; padding: 0 }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  .totals { height: 40mm; break-inside: avoid }
  [data-pass='tight'] td { height: 9mm }
  [data-pass='kept'] .lines tr:nth-last-child(2) { break-before: page }
`;

const TOTALS = '<table class="totals"><tbody><tr><th scope="row">Total</th><td>1.00</td></tr></tbody></table>';

/** A table of rows of 10 mm (or 9) on pages of 257 mm, and totals of 40 mm below it. */
function invoice(rows: number, rest = TOTALS) {
  const lines = Array.from({ length: rows }, (_, at) => `<tr><td>Line ${at + 1}</td></tr>`).join('');
  const body = `<table class="lines"><thead><tr><th>Description</th></tr></thead><tbody>${lines}</tbody></table>${rest}`;
  return documentWith(body, `<style>${STYLE}</style>`);
}

async function printed(rows: number, isPrintedAgain = true, rest = TOTALS) {
  const { html, marker } = invoice(rows, rest);
  const again = html.replace('<html ', '<html data-pass="first" ');
  await chromium.print({ html: isPrintedAgain ? again : html, marker, signal: new AbortController().signal });
  const event = events.findLast(({ type }) => type === 'printed');
  return event?.type === 'printed' ? { pages: event.pages, passes: event.passes } : undefined;
}

describe('pages of a document that names its passes', () => {
  test('one page: one pass', async () => {
    expect(await printed(10)).toEqual({ pages: 1, passes: 1 });
  });

  test('totals that would stand alone, and fit in a tighter rhythm', async () => {
    expect(await printed(22, false)).toEqual({ pages: 2, passes: 1 });
    expect(await printed(22)).toEqual({ pages: 1, passes: 2 });
  });

  test('totals that would stand alone in both rhythms: the last rows go with them', async () => {
    expect(await printed(24)).toEqual({ pages: 2, passes: 3 });
  });

  test('a second page that is used: one pass', async () => {
    expect(await printed(35)).toEqual({ pages: 2, passes: 1 });
  });

  test('a place to sign that stands alone, and labels with their texts, which may', async () => {
    const onPageTwo = (list: string) => `${TOTALS}<div style="break-before: page; padding-top: 90mm">${list}</div>`;
    const labels = '<dl role="list"><div role="listitem"><dt>Account</dt><dd>12</dd></div></dl>';
    expect(await printed(20, true, onPageTwo('<ul style="list-style: none"><li>Signature</li></ul>'))).toEqual({
      pages: 2,
      passes: 3,
    });
    expect(await printed(20, true, onPageTwo(labels))).toEqual({ pages: 2, passes: 1 });
  });
});
