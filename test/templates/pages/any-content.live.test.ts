import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import type { Chromium } from '../../../src/chromium/index.js';
import { fontDirectories } from '../../../src/templates/index.js';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { startTestChromium } from '../../chromium/fixtures.js';
import { designs } from '../fixtures/templates.js';
import { arbitraryOutline, documentOf, type Outline } from './arbitrary-document.js';
import { pageFaults } from './page-faults.js';

const count = Number(process.env['PAGES_COUNT'] ?? 60);
const seed = Number(process.env['PAGES_SEED'] ?? 15);
let chromium: Chromium;
const passes: number[] = [];
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), pagesPerBrowser: 2, printTimeoutMs: 60_000, onEvent: (e)=>{if(e.type==='printed')passes.push(e.passes)} });
});
afterAll(async () => await chromium.close());
let n=0;
async function print(outline: Outline): Promise<Buffer> {
  const { document, today } = documentOf(outline);
  const template = requireTemplate(designs, outline.design);
  const view = template.toView(document, { today, locale: outline.locale });
  const marker=`m-${n++}`;
  const html = template.render({ ...view, page: { ...view.page, paper: outline.paper } }, marker);
  return await chromium.print({ html, marker, signal: AbortSignal.timeout(60_000) });
}
test('explore', async () => {
  const outlines = fc.sample(arbitraryOutline, { numRuns: count, seed });
  const found: any[] = [];
  let next = 0;
  const { readPrintedDocument } = await import('../../../src/chromium/printed-text/printed-document.js');
  const t0=Date.now();
  await Promise.all([0, 1].map(async () => {
    while (next < outlines.length) {
      const at = next++; if (process.env['PAGES_ONLY'] && !process.env['PAGES_ONLY'].split(',').includes(String(at))) continue;
      const outline = outlines[at] as Outline;
      try {
        const pdf = await print(outline);
        const faults = await pageFaults(pdf);
        const {pageEnds}=await readPrintedDocument(pdf);
        const soft=[]; const l=pageEnds.length-1;
        pageEnds.forEach((e,i)=>{ if(l>0&&e<(i===l?0.25:0.75)) soft.push(`${i+1}/${l+1}:${e.toFixed(2)}`)});
        if (faults.length || soft.length) { found.push({ at, faults, soft, outline }); if(faults.length||process.env['PAGES_ONLY']) writeFileSync(`/tmp/explore15/p-${at}.pdf`, pdf); }
      } catch (error) { found.push({ at, faults: [String(error)], soft: [], outline }); }
    }
  }));
  found.sort((a,b)=>a.at-b.at);
  const c: any={}; passes.forEach(p=>c[p]=(c[p]??0)+1);
  writeFileSync('/tmp/explore15/found.txt', `ms ${Date.now()-t0} passes ${JSON.stringify(c)} hard ${found.filter(f=>f.faults.length).length} soft ${found.filter(f=>f.soft.length).length}\n`+found.map((f) => `#${f.at} ${f.faults.map(x=>x.slice(0,160)).slice(0,3).join('; ')} | soft ${f.soft.join(' ')}\n   ${JSON.stringify(f.outline)}`).join('\n'));
  expect(found.filter(f=>f.faults.length).length).toBe(0);
}, 600_000);
