import { expect } from '@jest/globals';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { templates, TODAY } from '../../templates/fixtures/templates.js';
import { expectCleanPdf } from './clean-pdf.js';
import type { PdfFacts } from './pdf-facts.js';
import { copiedPages, plainText } from './pdf-text.js';
import { sampleInvoices } from '../invoices/sample-invoices.js';

/**
 * What the PDF of an invoice must be besides clean: the invoice that was asked for, named on every page with the page's number, with its parties and figures,
 * and with nothing of another organisation of the sample data. Returns the facts.
 */
export async function expectInvoicePdf(pdf: Uint8Array, invoice: Invoice): Promise<PdfFacts> {
  const facts = await expectCleanPdf(pdf);
  const { title, lang, page } = templates.toView(invoice, { today: TODAY });
  expect([facts.title, facts.lang]).toEqual([title, lang]);
  expect(title).toContain(invoice.number);

  const pages = (await copiedPages(pdf)).map(plainText);
  expect(pages).toHaveLength(facts.pages);
  for (const [index, text] of pages.entries()) {
    // Among Arabic words PDFium gives numbers and their parts back in another order: they are looked for one by one.
    const words = [
      ...invoice.number.split(/\W+/),
      page.numberBefore,
      String(index + 1),
      page.numberBetween,
      String(facts.pages),
      page.numberAfter,
    ];
    expect(words.map(plainText).filter((word) => !text.includes(word))).toEqual([]);
  }
  expectOwn(pages.join(''), invoice);
  return facts;
}

function expectOwn(shown: string, invoice: Invoice): void {
  const { organisation, customer, totals } = invoice;
  const own = [invoice.number, organisation.name, customer.name, organisation.vatNumber, customer.vatNumber].filter(
    (part) => part !== null,
  );
  expect(own.filter((part) => !shown.includes(plainText(part)))).toEqual([]);
  const digits = shown.replaceAll(/\D/g, '');
  const amounts = [totals.taxExclusive, totals.taxInclusive, totals.amountDue];
  expect(amounts.filter((amount) => !digits.includes(amount.replaceAll(/\D/g, '')))).toEqual([]);

  const foreign = sampleInvoices
    .filter((other) => other.organisation.id !== organisation.id)
    .flatMap((other) => [other.number, other.organisation.name, other.organisation.vatNumber, other.customer.name])
    .filter((part) => part !== null);
  expect(foreign.filter((part) => shown.includes(plainText(part)))).toEqual([]);
}
