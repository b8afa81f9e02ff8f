// What the service would print, for those who do not go through it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';
import { open } from './databases.mjs';
import { numberOf, ORGANISATION_IDS } from './invoices.mjs';

/**
 * @typedef {object} BenchDocument
 * @property {number} lines
 * @property {string} html a file: as the template makes it
 * @property {string} sent a file: as the service sends it to Chromium
 * @property {string} data a file: the view, as JSON
 * @property {string[]} paths of the PDF in the service, by organisation
 */

/** As long as the UUID of a print. */
const MARKER = '00000000-0000-4000-8000-000000000000';

/**
 * @param {import('./databases.mjs').BenchDatabase} database
 * @param {readonly number[]} lengths
 * @param {string} folder for the HTML
 * @returns {Promise<Map<number, BenchDocument>>} by number of lines
 */
export async function documentsOf(database, lengths, folder) {
  /** @type {typeof import('../../src/records/invoice/find-invoice.js')} */
  const { findInvoice } = await built('records/invoice/find-invoice.js');
  /** @type {typeof import('../../src/templates/read/load-templates.js')} */
  const { loadTemplates, requireTemplate } = await built('templates/read/load-templates.js');
  /** @type {typeof import('../../src/chromium/page/document-opening.js')} */
  const { checkOpening } = await built('chromium/page/document-opening.js');
  /** @type {typeof import('../../src/chromium/page/laid-out-once.js')} */
  const { laidOutOnce } = await built('chromium/page/laid-out-once.js');
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
      const view = templates.toView(invoice, { locale: undefined, today: new Date().toISOString().slice(0, 10) });
      const html = join(folder, `${lines}.html`);
      const sent = join(folder, `${lines}.sent.html`);
      const rendered = templates.render(view, MARKER);
      await writeFile(html, rendered);
      await writeFile(sent, laidOutOnce(rendered, checkOpening(rendered, MARKER)));
      const data = join(folder, `${lines}.json`);
      await writeFile(data, JSON.stringify({ ...view, marker: MARKER }));
      documents.set(lines, { lines, html, sent, data, paths: invoices.flatMap((one) => (one ? [pathOf(one)] : [])) });
    }
    return documents;
  } finally {
    await opened.close();
  }
}

/** @param {{ sequence: string }} invoice */
function pathOf({ sequence }) {
  return `/api/v1/invoice-pdf/inv_${sequence}/pdf`;
}
