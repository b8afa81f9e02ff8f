import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { PrintTimeoutError } from '../../src/chromium/index.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { expect } from '../harness/pdf/matchers.js';
import { printBody, startTestChromium, type TestChromium } from './fixtures.js';

// T7: styles that cost more than any print may take. Our templates have none of these. If one had, no other caller would wait for it.

const BOMBS: Record<string, string> = {
  '5,000 columns': `<div style="columns:5000;height:50px">${'<p>x</p>'.repeat(40_000)}</div>`,
  'a block of 300,000,000 px': '<div style="height:300000000px;border-left:1px solid"></div>',
  'selectors that look everywhere': `<style>${Array.from({ length: 2000 }, (_, index) => `body:has(p:nth-child(${index}n+3) ~ p:nth-last-child(7n) b) p:has(+ p + p b)>i{color:red}`).join('')}</style>${'<p><b>x</b></p>'.repeat(20_000)}`,
  'a grid of 1,000 columns': `<div style="display:grid;grid-template-columns:repeat(1000,auto)">${'<p>x</p>'.repeat(60_000)}</div>`,
};
const HARMLESS: Record<string, [body: string, pages: number]> = {
  '400 tables, one in the other': [`${'<table width="90%"><tr><td>'.repeat(400)}inmost${'</td></tr></table>'.repeat(400)}`, 1],
  'a block of 15,000 px': ['<div style="height:15000px;background:#eee"></div><p>inmost</p>', 15],
  'zoom, sixty times': [`<style>div{zoom:1.5}</style><p>inmost</p>${'<div>'.repeat(60)}${'</div>'.repeat(60)}`, 1],
};
const printTimeoutMs = 3000;

describe('a style that would print for ever', () => {
  let chromium: TestChromium;
  beforeAll(async () => {
    chromium = await startTestChromium({ printTimeoutMs });
  });
  afterAll(async () => await chromium.close());

  it.each(Object.entries(BOMBS))('%s: ends at the deadline, and the next print is right within four seconds', async (_, body) => {
    const begin = performance.now();
    const outcome = printBody(chromium, body);
    await expect(outcome).rejects.toThrow(PrintTimeoutError);
    // So that it is not tried again and again.
    await expect(outcome).rejects.toMatchObject({ documentIsSlow: true });
    const ended = performance.now();
    expect(ended - begin).toBeLessThan(printTimeoutMs + 250);
    const pdf = await printBody(chromium, '<p>next</p>');
    expect(performance.now() - ended).toBeLessThan(4000);
    await expect(pdf).toShowExactly('next');
    expect(chromium.health()).toMatchObject({ printing: 0, queued: 0 });
  });
});

describe('a style that only looks like it', () => {
  let chromium: TestChromium;
  beforeAll(async () => {
    chromium = await startTestChromium();
  });
  afterAll(async () => await chromium.close());

  it.each(Object.entries(HARMLESS))('%s: is printed whole', async (_, [body, pages]) => {
    const pdf = await printBody(chromium, body);
    await expect(pdf).toShow('inmost');
    expect((await expectCleanPdf(pdf)).pages).toBeGreaterThanOrEqual(pages);
  });
});
