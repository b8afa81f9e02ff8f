// The floor: raw CDP on warm pages. Nobody who prints with this Chromium can be faster; whoever adds something is measured against it.
import { readFile } from 'node:fs/promises';
import { launchWithPipe } from '../lib/cdp.mjs';
import { chromiumHost } from '../lib/chromium-host.mjs';
import { measure } from '../lib/measure.mjs';
import { cpuOfTree } from '../lib/cpu.mjs';
import { serveParent } from '../lib/worker.mjs';

/** As in src/chromium/print-page.ts. */
const PDF_OPTIONS = {
  printBackground: true,
  preferCSSPageSize: true,
  paperWidth: 8.26,
  paperHeight: 11.69,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsBase64',
};

/** @typedef {(html: string) => Promise<Buffer>} Print */

const host = await chromiumHost();
/** @type {{ cdp: import('../lib/cdp.mjs').Cdp, pages: Print[] }[]} */
const browsers = [];

/** The pages of a configuration, opened when they are first asked for; browsers take turns. @param {number} browserCount @param {number} pageCount */
async function pagesOf(browserCount, pageCount) {
  const pages = [];
  for (let page = 0; page < pageCount; page += 1) {
    const place = page % browserCount;
    const browser = (browsers[place] ??= { cdp: await launchBrowser(), pages: [] });
    pages.push((browser.pages[Math.floor(page / browserCount)] ??= await openPage(browser.cdp)));
  }
  return pages;
}

async function launchBrowser() {
  const { command, options } = await host.launch();
  return launchWithPipe(command, options);
}

/** @param {import('../lib/cdp.mjs').Cdp} cdp @returns {Promise<Print>} */
async function openPage(cdp) {
  const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
  const { frameTree } = await cdp.send('Page.getFrameTree', {}, sessionId);
  const frameId = frameTree.frame.id;
  return async (html) => {
    await cdp.send('Page.setDocumentContent', { frameId, html }, sessionId);
    const { data } = await cdp.send('Page.printToPDF', PDF_OPTIONS, sessionId);
    return Buffer.from(data, 'base64');
  };
}

function cpu() {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, chromium: browsers.reduce((sum, { cdp }) => sum + cpuOfTree(cdp.pid), 0) };
}

serveParent(
  {
    /** @param {{ browsers: number, pages: number, html: string, seconds: number, warmUpSeconds: number }} question html: a file */
    async measure({ browsers: browserCount, pages: pageCount, html: file, seconds, warmUpSeconds }) {
      const html = await readFile(file, 'utf8');
      const pages = await pagesOf(browserCount, pageCount);
      const job = async (/** @type {number} */ lane) => void (await pages[lane]?.(html));
      return measure({ lanes: pageCount, seconds, warmUpSeconds, job, cpu });
    },
    /** One print, for its bytes and its time. @param {{ html: string }} question */
    async once({ html: file }) {
      const html = await readFile(file, 'utf8');
      const [page] = await pagesOf(1, 1);
      const start = performance.now();
      const pdf = await page?.(html);
      return { milliseconds: performance.now() - start, bytes: pdf?.length ?? 0, pids: browsers.map(({ cdp }) => cdp.pid) };
    },
  },
  async () => {
    await Promise.all(browsers.map(({ cdp }) => cdp.close()));
    await host.runtime.remove();
  },
);
