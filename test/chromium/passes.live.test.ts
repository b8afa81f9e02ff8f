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

/** A table of rows of 10 mm (or 9) on pages of 257 mm, and totals of 40 mm below it. */
function invoice(rows: number) {
  const lines = Array.from({ length: rows }, (_, at) => `<tr><td>Line ${at + 1}</td></tr>`).join('');
  const body = `<table class="lines"><thead><tr><th>Description</th></tr></thead><tbody>${lines}</tbody></table>
    <table class="totals"><tbody><tr><th scope="row">Total</th><td>1.00</td></tr></tbody></table>`;
  return documentWith(body, `<style>${STYLE}</style>`);
}

async function printed(rows: number, isPrintedAgain = true) {
  const { html, marker } = invoice(rows);
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
});
