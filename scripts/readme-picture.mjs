// npm run readme:picture: the picture of the README, the first page of a sample invoice, made by the service's own code.
import { readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encode } from 'fast-png';
import { toPalette } from './readme/palette.mjs';
import { withSoftFrame } from './readme/soft-frame.mjs';
import { setUpOrExit } from './set-up.mjs';
import { say } from './set-up/progress.mjs';
import { built } from './built.mjs';
import { inProject } from './set-up/project.mjs';

const HELP = `Usage: npm run readme:picture

Prints the sample invoice ST-2026-0001 and writes its first page to docs/images/invoice.png.
`;

const SAMPLE = { file: 'prisma/sample-data/01-strathlinn-timber-gb.json', number: 'ST-2026-0001' };
const PICTURE = 'docs/images/invoice.png';
/** Fixed, so that the status on the page does not change with the day on which the picture is made. */
const TODAY = '2026-11-03';
/** Pixels for each point of the page. */
const SCALE = 1.6;
const TIMEOUT_MS = 30_000;

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}

await setUpOrExit({ quiet: true });
const framed = withSoftFrame(await firstPage(await printSample()));
const { colours, indices } = toPalette(framed);
const picture = encode({ ...framed, channels: 1, data: indices, palette: colours }, { zlib: { level: 9 } });
writeFileSync(inProject(PICTURE), picture);
process.stdout.write(`${PICTURE} written (${Math.round(picture.length / 1024)} kB)\n`);

/** The sample invoice as the service would print it. */
async function printSample() {
  /** @type {typeof import('../src/records/import/format/parse-import.js')} */
  const { parseImport } = await built('records/import/format/parse-import.js');
  /** @type {typeof import('../src/records/import/build/build-invoices.js')} */
  const { buildInvoices } = await built('records/import/build/build-invoices.js');
  /** @type {typeof import('../src/templates/index.js')} */
  const { fontDirectories } = await built('templates/index.js');
  /** @type {typeof import('../src/templates/read/load-templates.js')} */
  const { loadTemplates, requireTemplate } = await built('templates/read/load-templates.js');
  /** @type {typeof import('../src/chromium/index.js')} */
  const { findBrowser, startChromium } = await built('chromium/index.js');
  /** @type {typeof import('../src/finish/index.js')} */
  const { finishPdf } = await built('finish/index.js');

  const invoices = buildInvoices(parseImport(readFileSync(inProject(SAMPLE.file), 'utf8')));
  const invoice = invoices.find(({ number }) => number === SAMPLE.number);
  const browser = await findBrowser(process.env);
  if (!invoice || !browser) throw new Error(`${invoice ? 'a browser' : SAMPLE.number} is missing`);
  const templates = requireTemplate(loadTemplates(inProject('templates')), 'classic');
  const marker = randomUUID();
  const html = templates.render(templates.toView(invoice, { today: TODAY }), marker);

  const chromium = await startChromium({
    executablePath: browser.path,
    fontDirectories: fontDirectories(),
    browsers: 1,
    pagesPerBrowser: 1,
    log: (level, event, fields) => void (level === 'info' || say(`  ${event} ${JSON.stringify(fields)}`)),
  });
  try {
    const printed = await chromium.print({ html, marker, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return (await finishPdf(printed)).bytes;
  } finally {
    await chromium.close();
  }
}

/** @param {Buffer} pdf */
async function firstPage(pdf) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    return await document.getPage(0).render({ scale: SCALE, colorSpace: 'BGRA', render: 'bitmap' });
  } finally {
    document.destroy();
    library.destroy();
  }
}
