import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Invoice } from '../../../../src/invoices/invoice.js';
import { fontDirectories } from '../../../../src/templates/index.js';
import { requireTemplate } from '../../../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../../../chromium/fixtures.js';
import { expect } from '../../../harness/pdf/matchers.js';
import { printedCodes } from '../../../harness/pdf/printed-codes.js';
import * as fixtures from '../../fixtures/national-marks.js';
import { TODAY, designs } from '../../fixtures/templates.js';

// National marks as they come out of the printer: codes are read from the pixels of the page, and must be the text that the view has; the words must be on the page.

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 20_000 });
});
afterAll(async () => await chromium.close());

async function printed(design: string, invoice: Invoice, locale?: string) {
  const template = requireTemplate(designs, design);
  const view = template.toView(invoice, { today: TODAY, locale });
  const pdf = await chromium.print({
    html: template.render(view, 'marker-1'),
    marker: 'marker-1',
    signal: AbortSignal.timeout(20_000),
  });
  const codes = [...(view.marks?.opening ?? []), ...(view.marks?.closing ?? [])].flatMap(({ code }) => code?.text ?? []);
  return { pdf, expected: [...codes, ...[view.payment?.codes.epc].flatMap((text) => text ?? [])] };
}

/** A Greek address as long as a code may be. */
const longest: Invoice = {
  ...fixtures.greece,
  nationalMarks: { greece: { mark: '400001958765432', url: `https://provider.example/${'x'.repeat(1175)}` } },
};

describe.each([...designs.keys()])('the design %s', (design) => {
  it.each<[string, Invoice, string | undefined, string[]]>([
    ['VERI*FACTU', fixtures.verifactu, undefined, ['QR tributario:', 'Factura verificable en la', 'sede electrónica de la AEAT']],
    ['a Spanish system that sends nothing', fixtures.notVerifactu, 'ar', ['QR tributario:']],
    ['KSeF', fixtures.ksef, undefined, ['5265877635-20250826-0100001AF629-AF']],
    ['KSeF, offline', fixtures.ksefOffline, 'de-DE', ['OFFLINE', 'CERTYFIKAT']],
    ['ATCUD', fixtures.portugal, undefined, ['ATCUD:CSDF7T5H-35', 'kLp0-Processado por programa certificado n.º 9999/AT']],
    ['myDATA', fixtures.greece, undefined, ['ΜΑΡΚ', '400001958765432', '23404A06245C285D5939B8F50EB0490BB6835A90']],
    ['myDATA with the longest address', longest, 'he-IL', ['400001958765432']],
    ['the Italian notice', fixtures.italy, undefined, ['Copia di cortesia priva di valore ai fini giuridici e fiscali']],
    ['the Romanian notice', fixtures.romania, 'ja-JP', ['Acest document este o copie.', '5012345678', 'ルーマニア財務省']],
  ])('prints %s', async (_, invoice, locale, words) => {
    const { pdf, expected } = await printed(design, invoice, locale);
    const codes = await printedCodes(pdf);
    expect(codes.map(({ text }) => text).toSorted()).toEqual(expected.toSorted());
    expect(codes.every(({ format, errorCorrection }) => format === 'QRCode' && errorCorrection === 'M')).toBe(true);
    for (const text of words) await expect(pdf).toShow(text);
    await expect(pdf).toHavePages(1);
  });
});
