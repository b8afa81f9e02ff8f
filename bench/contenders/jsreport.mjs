// The nearest peer: jsreport with the same Handlebars templates and the same view as data, on the same Chromium and fonts. It is used inside of
// this process, so it is spared what the service does over HTTP: token, database, audit.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inProject } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';
import { chromiumHost } from '../lib/chromium-host.mjs';
import { measure } from '../lib/measure.mjs';
import { cpuApart } from '../lib/cpu.mjs';
import { serveParent } from '../lib/worker.mjs';

/** Its own measure of how many Chromium and template workers there are; three is its best on two cores. */
const WORKERS = 3;

/** @type {typeof import('../../src/templates/read/load-templates.js')} */
const { loadTemplates, requireTemplate } = await built('templates/read/load-templates.js');
const design = requireTemplate(loadTemplates(inProject('templates')), 'classic');

const require = createRequire(inProject('bench/peers/package.json'));
const host = await chromiumHost();
const folder = await mkdtemp(join(tmpdir(), 'invoice-press-bench-jsreport-'));
const jsreport = require('@jsreport/jsreport-core')({
  tempDirectory: folder,
  rootDirectory: inProject('bench/peers'),
  useExtensionsLocationCache: false,
  loadConfig: false,
  discover: false,
  logger: { silent: true },
  trustUserCode: true,
  reportTimeout: 120_000,
  workers: { numberOfWorkers: WORKERS },
  store: { provider: 'memory' },
});
jsreport.use(
  require('@jsreport/jsreport-chrome-pdf')({
    strategy: 'chrome-pool',
    numberOfWorkers: WORKERS,
    launchOptions: {
      executablePath: host.binary,
      headless: 'shell',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      env: { ...process.env, FONTCONFIG_FILE: host.fontConfigFile },
    },
  }),
);
jsreport.use(require('@jsreport/jsreport-handlebars')());
await jsreport.init();

const template = {
  content: await readFile(pathOf('layout.hbs'), 'utf8'),
  helpers: await partials(),
  engine: 'handlebars',
  recipe: 'chrome-pdf',
  chrome: { format: 'A4', printBackground: true, preferCSSPageSize: true },
};

/** @param {string} file of the design */
function pathOf(file) {
  const found = design.files.get(file);
  if (!found) throw new Error(`the template has no ${file}`);
  return found.path;
}

/** The partials are registered once for each of its workers, not with each print. */
async function partials() {
  const files = [...design.files.keys()].filter((name) => name.endsWith('.hbs'));
  const sources = await Promise.all(files.map(async (file) => [basename(file, '.hbs'), await readFile(pathOf(file), 'utf8')]));
  const all = Object.fromEntries([...sources, ['style', design.styleOf()]]);
  return `const handlebars = require('handlebars');
if (!handlebars.partials.layout) handlebars.registerPartial(${JSON.stringify(all)});`;
}

/** @param {string} file @returns {Promise<object>} */
async function viewIn(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

function cpu() {
  const { own, children } = cpuApart(process.pid);
  return { node: own, chromium: children };
}

serveParent(
  {
    /** Whether it makes the HTML that the service makes. @param {{ data: string, html: string }} question both are files */
    async isSame({ data, html }) {
      const { content } = await jsreport.render({ template: { ...template, recipe: 'html' }, data: await viewIn(data) });
      return content.toString() === (await readFile(html, 'utf8'));
    },
    /** @param {{ lanes: number, data: string, seconds: number, warmUpSeconds: number }} question data: a file */
    async measure({ lanes, data: file, seconds, warmUpSeconds }) {
      const data = await viewIn(file);
      const job = async () => {
        const { content } = await jsreport.render({ template, data });
        if (content.toString('latin1', 0, 5) !== '%PDF-') throw new Error('jsreport made no PDF');
      };
      return measure({ lanes, seconds, warmUpSeconds, job, cpu });
    },
  },
  async () => {
    await jsreport.close();
    await host.runtime.remove();
    await rm(folder, { recursive: true, force: true });
  },
);
