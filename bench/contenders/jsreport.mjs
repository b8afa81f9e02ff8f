// The nearest peer: jsreport with the frozen Handlebars template, the frozen view as data and the frozen fonts, on the same Chromium. It is used inside of
// this process, so it is spared what the service does over HTTP: token, database, audit.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { descendants, signal, stillRunning } from '../../test/harness/machine/processes.js';
import { inProject } from '../../scripts/set-up/project.mjs';
import { referenceHost } from '../lib/chromium-host.mjs';
import { TEMPLATE } from '../reference/documents.mjs';
import { measure } from '../lib/measure.mjs';
import { cpuApart } from '../lib/cpu.mjs';
import { serveParent } from '../lib/worker.mjs';

/** Its own measure of how many Chromium and template workers there are; three is its best on two cores. */
const WORKERS = 3;

const require = createRequire(inProject('bench/peers/package.json'));
const host = await referenceHost();
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
      // The parent decides when it ends.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...process.env, FONTCONFIG_FILE: host.fontConfigFile },
    },
  }),
);
jsreport.use(require('@jsreport/jsreport-handlebars')());
await jsreport.init();

const template = {
  content: await readFile(TEMPLATE, 'utf8'),
  engine: 'handlebars',
  recipe: 'chrome-pdf',
  chrome: { format: 'A4', printBackground: true, preferCSSPageSize: true },
};

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
    /** Whether it makes the frozen HTML. @param {{ data: string, html: string }} question both are files */
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
        return content.length;
      };
      return measure({ lanes, seconds, warmUpSeconds, job, cpu });
    },
  },
  async () => {
    // It leaves the browsers of its pool behind. Once it is closed, they have another parent.
    const started = descendants(process.pid);
    await jsreport.close();
    for (const { pid } of stillRunning(started)) signal(pid, 'SIGKILL');
    await host.runtime.remove();
    await rm(folder, { recursive: true, force: true });
  },
);
