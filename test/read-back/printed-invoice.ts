import type { Chromium } from '../../src/chromium/index.js';
import { finishPdf } from '../../src/finish/index.js';
import type { BillingDocument } from '../../src/invoices/billing-document.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import { factsOfInvoice } from '../../src/read-back/index.js';
import type { Expected } from '../../src/read-back/match/compare-page.js';
import type { ViewOptions } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { parseVariables } from '../../src/templates/render/variables.js';
import { designs } from '../templates/fixtures/templates.js';

/** How an invoice is printed. */
export interface Look extends ViewOptions {
  design: string;
  paper?: 'a4' | 'letter' | undefined;
  /** Variables of the design. */
  variables?: Record<string, unknown>;
  /** Makes another document of what was rendered, as a template with a mistake would. */
  change?: (html: string) => string;
}

/** A finished PDF, and what its page must say. */
export interface PrintedInvoice {
  bytes: Buffer;
  expected: Expected;
}

let markers = 0;

/** Prints and finishes an invoice as the service does. */
export async function printedInvoice(chromium: Chromium, invoice: Invoice, look: Look): Promise<PrintedInvoice> {
  const { design, paper, variables = {}, change = (html) => html, ...options } = look;
  const template = requireTemplate(designs, design);
  const parsed = parseVariables(template.manifest, variables);
  const view = template.toView(invoice, options, parsed);
  const marker = `read-back-${(markers += 1)}`;
  const html = change(template.render(paper ? { ...view, page: { ...view.page, paper } } : view, marker, parsed));
  const signal = AbortSignal.timeout(60_000);
  const printed = await chromium.printLong({ html, marker, moreMilliseconds: 60_000, signal });
  const words = ('parts' in printed ? printed.parts : [printed]).map((part) => part.words ?? '');
  const { bytes } = await finishPdf(printed);
  return { bytes, expected: { facts: factsOfInvoice(invoice, view), words, mustHaveAll: false } };
}

/** Whether a page can be read back: the documents of other types have no model. */
export function isInvoice(document: BillingDocument): document is Invoice {
  return document.type === 'INVOICE' || document.type === 'CREDIT_NOTE';
}
