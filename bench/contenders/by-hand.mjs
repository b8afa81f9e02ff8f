// By hand: what one writes first with Puppeteer. A browser with stock options, a new page for each PDF; the frozen document and fonts.
import { readFile } from 'node:fs/promises';
import { referenceHost } from '../lib/chromium-host.mjs';
import { measure } from '../lib/measure.mjs';
import { cpuOfTree } from '../lib/cpu.mjs';
import { serveParent } from '../lib/worker.mjs';
import { launch } from 'puppeteer-core';

const host = await referenceHost();
const browser = await launch({
  executablePath: host.binary,
  headless: 'shell',
  // Chromium refuses its sandbox to root; whoever runs it as root by hand writes this.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  // The parent decides when it ends.
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  // The same fonts, so that the same PDF comes out.
  env: { ...process.env, FONTCONFIG_FILE: host.fontConfigFile },
});
const pid = browser.process()?.pid ?? 0;

/** @param {string} html */
async function print(html) {
  const page = await browser.newPage();
  await page.setContent(html);
  const pdf = await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true });
  await page.close();
  return pdf;
}

function cpu() {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, chromium: cpuOfTree(pid) };
}

serveParent(
  {
    /** @param {{ pages: number, html: string, seconds: number, warmUpSeconds: number }} question html: a file */
    async measure({ pages, html: file, seconds, warmUpSeconds }) {
      const html = await readFile(file, 'utf8');
      const job = async () => (await print(html)).length;
      return measure({ lanes: pages, seconds, warmUpSeconds, job, cpu });
    },
  },
  async () => {
    await browser.close();
    await host.runtime.remove();
  },
);
