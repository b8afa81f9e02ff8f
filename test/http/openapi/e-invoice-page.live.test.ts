import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import supertest from 'supertest';
import { EXAMPLE_PROFILES, openExample } from '../../../src/side-by-side/example.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { openBrowser } from '../../studio/running-studio.js';
import { templates as classic } from '../../templates/fixtures/templates.js';

const example = openExample(classic) ?? undefined;
const { app } = fakeService({ example });
const get = (path: string) => supertest(app).get(path);

describe('the example of an e-invoice', () => {
  it('is linked from /docs, and is not there without a sample', async () => {
    expect((await get('/docs')).text).toContain('<a href="docs/e-invoice">');
    const without = fakeService().app;
    expect((await supertest(without).get('/docs')).text).not.toContain('e-invoice');
    expect((await supertest(without).get('/docs/e-invoice')).status).toBe(404);
  });

  it.each(EXAMPLE_PROFILES.map(({ id }) => id))(
    '%s: needs no token, has no inline script or style, and names every term',
    async (id) => {
      const { status, text, headers } = await get(id === 'en16931-ubl' ? '/docs/e-invoice' : `/docs/e-invoice-${id}`);
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(text).not.toMatch(/<script>|<style|\sstyle=|\son\w+=/);
      // Behind a prefix, an address from the root would lead elsewhere.
      expect(text).not.toMatch(/(?:href|src)="\//);
      expect(text).toMatch(/<b>BT-115<\/b> Amount due/);
      expect(text).toMatch(/Valid by \d+ rules|Invalid: breaks \d+ of \d+ rules/);
    },
  );

  it('has the page of the invoice in a document without scripts, which no other site may show', async () => {
    const { text, headers } = await get('/docs/e-invoice-page');
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'; sandbox allow-same-origin");
    expect(text).toContain('ST-2026-0418');
    expect(text).not.toContain('<script');
  });

  it('is made once', async () => {
    expect(await example?.eInvoice('peppol')).toBe(await example?.eInvoice('peppol'));
    expect(() => example?.eInvoice('edifact')).toThrow('there is no profile edifact');
  });
});

describe('in a browser, behind a prefix', () => {
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.url = request.url?.replace(/^\/billing/, '') ?? '/';
      void app(request, response);
    }).listen(0, '127.0.0.1');
    ({ browser, page, faults } = await openBrowser());
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/billing/docs/e-invoice`);
    await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.querySelector('.known'));
  });

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  it('marks what shows an element, and the element of what is clicked', async () => {
    await page.$$eval('.term', (all) => (all.find((one) => one.textContent?.includes('BT-115')) as HTMLElement).click());
    const linked = await page.$eval('iframe', (frame) =>
      Array.from(frame.contentDocument?.querySelectorAll('.linked') ?? [], (element) => element.textContent),
    );
    expect(linked).toEqual(['£3,317.52', '£3,317.52']);
    const place = await page.$eval('iframe', (frame) => {
      const known = Array.from(frame.contentDocument?.querySelectorAll('.known') ?? []);
      const { x, y, width, height } = (
        known.find((one) => one.textContent === '2 December 2026') as Element
      ).getBoundingClientRect();
      const { left, top } = frame.getBoundingClientRect();
      return { x: left + x + width / 2, y: top + y + height / 2 };
    });
    await page.mouse.click(place.x, place.y);
    const pressed = await page.$$eval('[aria-pressed="true"]', (all) => all.map((one) => one.querySelector('code')?.textContent));
    expect(pressed).toEqual(['<cbc:DueDate>2026-12-02</cbc:DueDate>']);
    expect(faults).toEqual([]);
  });

  it.each([
    [1440, 900],
    [1280, 720],
  ])('fits a window of %d × %d', async (width, height) => {
    await page.setViewport({ width, height });
    const isTooLarge = (selector: string) => page.$eval(selector, ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect([await isTooLarge('html'), await isTooLarge('.xml')]).toEqual([false, false]);
    expect(await page.$eval('html', ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)).toBe(false);
  });
});
