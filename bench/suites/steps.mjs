// What each of the service's own steps costs in CPU, one after the other in this process: the profile of a busy host also counts the time in which a step waited
// for its turn on a core; this does not.
import { createHash } from 'node:crypto';
import { inProject } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';
import { open } from '../lib/databases.mjs';
import { numberOf } from '../reference/lines.mjs';
import { ORGANISATION_IDS } from '../lib/invoices.mjs';
import { figure, say, table } from '../lib/report.mjs';

const TIMES = 300;

/** @param {import('../benchmark.mjs').Run} run @param {Buffer} pdf of the same document */
export async function measureSteps({ options, postgres }, pdf) {
  const opened = await open(postgres);
  try {
    /** @type {[string, string, string][]} */
    const rows = [];
    for (const [name, step] of await steps(opened, options.lines, pdf)) {
      for (let warm = 0; warm < 50; warm += 1) await step();
      const before = process.cpuUsage();
      const start = performance.now();
      for (let time = 0; time < TIMES; time += 1) await step();
      const { user, system } = process.cpuUsage(before);
      rows.push([name, figure((user + system) / 1000 / TIMES), figure((performance.now() - start) / TIMES)]);
    }
    say(`\n${table(['step, alone', 'CPU ms', 'ms'], rows)}`);
  } finally {
    await opened.close();
  }
}

/** @param {import('../../src/records/open-database.js').Database} opened @param {number} lines @param {Buffer} pdf @returns {Promise<[string, () => unknown][]>} */
async function steps({ prisma }, lines, pdf) {
  /** @type {typeof import('../../src/records/invoice/find-invoice.js')} */
  const { findInvoice } = await built('records/invoice/find-invoice.js');
  /** @type {typeof import('../../src/records/audit.js')} */
  const { recordDownload } = await built('records/audit.js');
  /** @type {typeof import('../../src/invoices/checks/check-invoice.js')} */
  const { checkInvoice } = await built('invoices/checks/check-invoice.js');
  /** @type {typeof import('../../src/pdf/invoice/civil-today.js')} */
  const { civilToday } = await built('pdf/invoice/civil-today.js');
  /** @type {typeof import('../../src/templates/read/load-templates.js')} */
  const { loadTemplates, requireTemplate } = await built('templates/read/load-templates.js');
  /** @type {typeof import('../../src/chromium/page/check-nothing-cut.js')} */
  const { checkNothingCut } = await built('chromium/page/check-nothing-cut.js');
  const { readPrintedDocument } = await built('chromium/printed-text/printed-document.js');
  const templates = requireTemplate(loadTemplates(inProject('templates')), 'classic');
  const organisationId = ORGANISATION_IDS[0] ?? '';
  const key = { organisationId, number: numberOf(lines) };
  const invoice = await findInvoice(prisma, key);
  if (!invoice) throw new Error(`the database has no invoice ${key.number}`);
  const view = templates.toView(invoice, { locale: undefined, today: '2026-11-25' });
  const html = templates.render(view, 'marker');
  const answer = JSON.stringify({ id: 1, result: { data: pdf.toString('base64') } });
  const release = {
    invoiceId: invoice.id,
    invoiceNumber: key.number,
    invoiceVersion: 1,
    dialect: 'bench',
    template: 'classic',
    locale: 'en-GB',
  };
  const caller = { organisationId, subject: 'bench', tokenId: null, requestId: 'bench', ipAddress: '127.0.0.1', userAgent: null };
  return [
    ['find: Prisma, pg, rows → invoice', () => findInvoice(prisma, key)],
    ['check of the figures', () => checkInvoice(invoice)],
    ['view, with the check of characters', () => templates.toView(invoice, { locale: undefined, today: '2026-11-25' })],
    ['render', () => templates.render(view, 'marker')],
    ['today in the seller’s time zone', () => civilToday(new Date(), 'Europe/London')],
    [
      `HTML into a message (${figure(html.length / 1000)} kB)`,
      () => Buffer.from(`${JSON.stringify({ id: 1, params: { html } })}\0`),
    ],
    [`PDF out of a message (${figure(pdf.length / 1000)} kB)`, () => Buffer.from(JSON.parse(answer).result.data, 'base64')],
    ['check that nothing in the PDF is cut off', async () => checkNothingCut(await readPrintedDocument(pdf), [], async () => [])],
    ['SHA-256', () => createHash('sha256').update(pdf).digest('hex')],
    [
      'audit: Prisma, pg',
      () =>
        recordDownload(
          prisma,
          { ...caller, eventId: crypto.randomUUID() },
          { ...release, byteLength: 1, sha256: '0'.repeat(64) },
        ),
    ],
  ];
}
