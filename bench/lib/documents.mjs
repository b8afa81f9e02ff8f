// What is printed, as files: the frozen documents, and what the service would print now, for those who do not go through it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';
import { FROZEN_PDF_OPTIONS } from '../reference/browser.mjs';
import { frozenDocument } from '../reference/documents.mjs';
import { numberOf } from '../reference/lines.mjs';
import { MARKER } from '../reference/view.mjs';
import { open } from './databases.mjs';
import { ORGANISATION_IDS } from './invoices.mjs';
import { messagesOf } from './service-page.mjs';

/**
 * @typedef {object} BenchDocument
 * @property {number} lines
 * @property {ReferenceDocument} reference
 * @property {string} present a file: what the service tells a page of Chromium (PageMessages)
 * @property {string[]} paths of the PDF in the service, by organisation
 *
 * @typedef {object} ReferenceDocument all are files
 * @property {string} html as the template made it
 * @property {string} data the view that it made it of
 * @property {string} messages what the service told a page of Chromium (PageMessages)
 */

/** The days of the invoices are fixed, so the day of the run may not matter either. */
const TODAY = '2026-11-30';

/**
 * @param {import('./databases.mjs').BenchDatabase} database
 * @param {readonly number[]} lengths
 * @param {string} folder for the files
 * @returns {Promise<Map<number, BenchDocument>>} by number of lines
 */
export async function documentsOf(database, lengths, folder) {
  /** @type {typeof import('../../src/records/invoice/find-invoice.js')} */
  const { findInvoice } = await built('records/invoice/find-invoice.js');
  /** @type {typeof import('../../src/templates/read/load-templates.js')} */
  const { loadTemplates, requireTemplate } = await built('templates/read/load-templates.js');
  /** @type {typeof import('../../src/chromium/page/print-page.js')} */
  const { PrintPage } = await built('chromium/page/print-page.js');
  const templates = requireTemplate(loadTemplates(inProject('templates')), 'classic');
  const opened = await open(database);
  try {
    const documents = new Map();
    for (const lines of lengths) {
      const invoices = await Promise.all(
        ORGANISATION_IDS.map((organisationId) => findInvoice(opened.prisma, { organisationId, number: numberOf(lines) })),
      );
      const [invoice] = invoices;
      if (!invoice) throw new Error(`the database has no invoice ${numberOf(lines)}`);
      const html = templates.render(templates.toView(invoice, { locale: undefined, today: TODAY }), MARKER);
      const present = join(folder, `${lines}.present.json`);
      await writeFile(present, JSON.stringify(await messagesOf(PrintPage, html, MARKER)));
      const paths = invoices.flatMap((one) => (one ? [pathOf(one)] : []));
      documents.set(lines, { lines, reference: await referenceOf(lines, folder), present, paths });
    }
    return documents;
  } finally {
    await opened.close();
  }
}

/** @param {number} lines @param {string} folder @returns {Promise<ReferenceDocument>} */
async function referenceOf(lines, folder) {
  const { view, html, sent } = frozenDocument(lines);
  const file = async (/** @type {string} */ name, /** @type {string} */ content) => {
    const path = join(folder, `${lines}.reference.${name}`);
    await writeFile(path, content);
    return path;
  };
  /** @type {import('./service-page.mjs').PageMessages} */
  const messages = {
    prepare: [],
    print: [
      { method: 'Page.setDocumentContent', params: { html: sent } },
      { method: 'Page.printToPDF', params: FROZEN_PDF_OPTIONS },
    ],
  };
  return {
    html: await file('html', html),
    data: await file('data.json', JSON.stringify(view)),
    messages: await file('messages.json', JSON.stringify(messages)),
  };
}

/** @param {{ sequence: string }} invoice */
function pathOf({ sequence }) {
  return `/api/v1/invoice-pdf/inv_${sequence}/pdf`;
}
