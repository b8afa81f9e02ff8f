import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { makeEInvoice } from '../../../src/e-invoice/make/make-e-invoice.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { loadSamples } from '../../../src/templates/samples/load-samples.js';
import { sampleInvoices } from '../../harness/invoices/sample-invoices.js';
import { anyContents, importedXml } from '../fixtures/imported-xml.js';
import { profile as profileOf } from '../fixtures/profiles.js';
import { asWritten, differences, MAY_DIFFER, MAY_DIFFER_WITHOUT_TAX } from '../fixtures/round-trip.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** The invoices and credit notes among the samples of all designs. */
const designSamples = readdirSync(TEMPLATES)
  .filter((name) => existsSync(`${TEMPLATES}${name}/samples`))
  .flatMap((name) => loadSamples(`${TEMPLATES}${name}/samples`))
  .map(({ document }) => document)
  .filter((document): document is Invoice => document.type === 'INVOICE' || document.type === 'CREDIT_NOTE');

/** What EN 16931 cannot say at all: their e-invoices are invalid. */
const BEYOND = ({ lines, withholdingTaxes, thirdPartyPayments }: Invoice) =>
  lines.some(({ furtherTaxes }) => furtherTaxes.length > 0) || withholdingTaxes.length + thirdPartyPayments.length > 0;

const invoices = [...sampleInvoices, ...designSamples].filter((invoice) => !BEYOND(invoice));

/** One of each syntax. */
const profiles = [profileOf('xrechnung-ubl'), profileOf('factur-x')];

describe.each(profiles)('an invoice that was written in the form $id and imported', (profile) => {
  it.each(invoices.map((invoice) => [invoice.number, invoice] as const))('%s is the same', async (_number, invoice) => {
    const { xml } = makeEInvoice(invoice, profile, anyContents(invoice));
    const { invoice: again, unmapped } = await importedXml(xml);
    const found = differences(asWritten(invoice, profile), asWritten(again, profile)).filter(
      (field) =>
        !MAY_DIFFER.some(([pattern]) => pattern.test(field)) &&
        !(invoice.priceTaxInclusive && MAY_DIFFER_WITHOUT_TAX.test(field)),
    );
    expect(found).toEqual([]);
    expect(unmapped).toEqual([]);
  });
});
