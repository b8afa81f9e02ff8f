import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { DocumentRefusedError } from '../../src/chromium/index.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { expect } from '../harness/pdf/matchers.js';
import { startCanary, type Canary } from '../harness/service/canary.js';
import { printBody, startTestChromium, type TestChromium } from './fixtures.js';
import { hostileBodies, navigatingBodies } from './hostile-bodies.js';

/** The text of the PDF, or `refused`. */
async function shownBy(printing: Promise<Buffer>): Promise<string> {
  try {
    return (await expectCleanPdf(await printing)).text.join('');
  } catch (error) {
    if (error instanceof DocumentRefusedError) return 'refused';
    throw error;
  }
}

describe.each(['auto', 'off'] as const)('the network, with networkNamespace %s', (networkNamespace) => {
  let canary: Canary;
  let chromium: TestChromium;
  beforeAll(async () => {
    canary = await startCanary();
    chromium = await startTestChromium({ networkNamespace });
  });
  afterAll(async () => {
    await chromium.close();
    await canary.close();
  });
  afterEach(() => {
    canary.hits.length = 0;
  });

  it.each(Object.entries(hostileBodies))('is not reached by %s', async (_, body) => {
    const shown = await shownBy(printBody(chromium, `<p>right text</p>${body(canary)}`));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(canary.hits).toEqual([]);
    expect(shown).toMatch(/^refused$|right text/);
    expect(shown).not.toMatch(/CANARY|root:/);
  });

  it.each([
    ...Object.keys(navigatingBodies).filter((name) => name !== 'refresh to javascript:'),
    'iframe',
    'iframe srcdoc',
    'img',
  ])('refuses %s, and the next print is right', async (name) => {
    await expect(printBody(chromium, hostileBodies[name]?.(canary) ?? '')).rejects.toThrow(DocumentRefusedError);
    await expect(printBody(chromium, '<p>next</p>')).resolves.toShowExactly('next');
    expect(canary.hits).toEqual([]);
  });

  it('forgets the content policy of a document before the next one', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="style-src 'none'">`;
    await printBody(chromium, '<p>strict</p>', policy);
    const pdf = await printBody(chromium, '<p style="display:none">hidden by a style</p><p>shown</p>');
    await expect(pdf).toShowExactly('shown');
  });
});
