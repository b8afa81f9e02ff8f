import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findBrowser } from '../../src/chromium/index.js';
import { type Gateway, startGateway } from '../harness/gateway/prefix-gateway.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { bearer, token } from '../harness/service/tokens.js';
import { DescribedApi, type Description } from '../http/openapi/described-api.js';
import { addressOf } from '../http/openapi/stagings.js';

let running: SampleService;
let gateway: Gateway;
let browser: Browser;

beforeAll(async () => {
  const found = await findBrowser(process.env);
  if (!found) throw new Error('there is no browser');
  [running, browser] = await Promise.all([
    startSampleService('pglite', { TRUSTED_PROXIES: '127.0.0.1' }),
    // The tests may run as root, whom the sandbox refuses; the page is ours.
    launch({ executablePath: found.path, headless: 'shell', args: ['--no-sandbox'] }),
  ]);
  gateway = await startGateway(running.service.url, '/press');
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await gateway?.close();
  await running?.stop();
});

afterEach(async () => {
  for (const page of await browser.pages()) await page.close();
});

/** What a page did that nobody may see on its face. */
interface Heard {
  requests: string[];
  complaints: string[];
}

/** Opens an address in a page of its own, and listens from the first byte on. */
async function open(address: string): Promise<{ page: Page; heard: Heard }> {
  const page = await browser.newPage();
  const heard: Heard = { requests: [], complaints: [] };
  page.on('request', (request) => heard.requests.push(request.url()));
  page.on('requestfailed', (request) => heard.complaints.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) heard.complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) heard.complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.complaints.push(`thrown: ${String(error)}`));
  await page.exposeFunction('heardViolation', (violation: string) => heard.complaints.push(violation));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      const { heardViolation } = globalThis as unknown as { heardViolation: (violation: string) => void };
      heardViolation(`violates ${effectiveDirective}: ${blockedURI}`);
    });
  });
  await page.goto(address, { waitUntil: 'networkidle0' });
  await page.waitForSelector('.opblock');
  return { page, heard };
}

const textsOf = (page: Page, selector: string) =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => (textContent ?? '').replaceAll('\u200b', '').trim()));

/** Presses what may have yet to come; wherever it stands, so that nothing is scrolled. */
async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => (element as HTMLElement).click());
}

/** Gives the page a token, by its own dialogue. */
async function authorize(page: Page): Promise<void> {
  await press(page, '.btn.authorize');
  const input = await page.waitForSelector('.modal-ux input');
  await input?.focus();
  await page.keyboard.sendCharacter(token());
  await press(page, '.modal-ux .btn.authorize');
  await press(page, '.modal-ux .btn-done');
}

/** Opens an operation, sends what stands in its fields, and reads the status that the page shows. @param block its id in the page */
async function tryOut(page: Page, block: string): Promise<{ status: string | undefined; sent: string | undefined }> {
  await press(page, `#${block} .opblock-summary-control`);
  await press(page, `#${block} .try-out__btn`);
  await press(page, `#${block} .execute`);
  await page.waitForSelector(`#${block} .live-responses-table .response-col_status`);
  const [sent] = await textsOf(page, `#${block} .request-url pre`);
  const [status] = await textsOf(page, `#${block} .live-responses-table tbody .response-col_status`);
  return { status: status?.slice(0, 3), sent };
}

describe.each([
  ['by itself', () => running.service.url],
  ['behind a gateway, under a prefix', () => gateway.url],
])('/docs %s', (_, base) => {
  it('shows every operation of the description, and everything comes from the service', async () => {
    const { page, heard } = await open(`${base()}/docs`);
    const description = (await (await fetch(`${base()}/openapi.json`)).json()) as {
      servers: { url: string }[];
      tags: { name: string }[];
      paths: Record<string, Record<string, { summary: string }>>;
    };
    expect(description.servers).toEqual([{ url: base() }]);
    expect((await textsOf(page, '.opblock-summary-path')).toSorted()).toEqual(
      Object.entries(description.paths)
        .flatMap(([path, methods]) => Object.keys(methods).map(() => path))
        .toSorted(),
    );
    expect((await textsOf(page, '.opblock-summary-description')).toSorted()).toEqual(
      Object.values(description.paths)
        .flatMap((methods) => Object.values(methods).map(({ summary }) => summary))
        .toSorted(),
    );
    expect(await textsOf(page, '.opblock-tag a span')).toEqual(description.tags.map(({ name }) => name));
    expect(await textsOf(page, '.servers select option')).toEqual([base()]);
    expect(heard.complaints).toEqual([]);
    // The icons of the page are images in its stylesheet; a browser without a window asks for no icon of its own.
    const loaded = heard.requests.filter((address) => !address.startsWith('data:') && !address.endsWith('.png'));
    const files = ['docs', 'docs/page.css', 'docs/page.js', 'docs/swagger-ui-bundle.js', 'docs/swagger-ui.css', 'openapi.json'];
    expect([...new Set(loaded)].toSorted()).toEqual(files.map((path) => `${base()}/${path}`));
    const icon = await page.$eval('link[rel=icon]', ({ href }) => href);
    const { status, headers } = await fetch(icon);
    expect([icon, status, headers.get('content-type')]).toEqual([`${base()}/docs/favicon-32x32.png`, 200, 'image/png']);
  });

  it('sends what is tried out, with the token: a PDF to save', async () => {
    const { page, heard } = await open(`${base()}/docs`);
    await authorize(page);
    const { status, sent } = await tryOut(page, 'operations-SpeyBooks-downloadInvoicePdf');
    expect(status).toBe('200');
    expect(sent).toMatch(new RegExp(`^${base()}/api/v1/invoice-pdf/inv_1/pdf(\\?|$)`));
    const link = '#operations-SpeyBooks-downloadInvoicePdf .live-responses-table .response-col_description a[download]';
    const [name, bytes] = await page.$eval(link, ({ download, href }) => [download, href.slice(0, 5)] as const);
    expect([name, bytes]).toEqual(['ST-2026-0001.pdf', 'blob:']);
    expect(heard.complaints).toEqual([]);
    expect(heard.requests.filter((address) => !/^(?:data|blob):/.test(address) && !address.startsWith(`${base()}/`))).toEqual([]);
  });

  it('shows an answer of JSON, and an error as well', async () => {
    const { page, heard } = await open(`${base()}/docs`);
    expect(await tryOut(page, 'operations-Service-getReadiness')).toEqual({ status: '200', sent: `${base()}/readyz` });
    expect(heard.complaints).toEqual([]);
    // Without a token.
    expect((await tryOut(page, 'operations-Exsited-getInvoice')).status).toBe('401');
    const [body] = await textsOf(page, '#operations-Exsited-getInvoice .live-responses-table .highlight-code pre');
    expect(body).toContain('"code": "unauthorized"');
    expect(heard.complaints.filter((complaint) => complaint.startsWith('violates'))).toEqual([]);
  });
});

describe('the description', () => {
  it('has examples that name sample invoices: whatever is tried out as it stands is answered', async () => {
    const response = await fetch(`${running.service.url}/openapi.json`);
    const { operations } = new DescribedApi((await response.json()) as Description);
    const answers = operations.map(async (operation) => {
      const [example] = Object.values(operation.requestBody?.content['application/json']?.examples ?? {});
      const sent = example && { body: JSON.stringify(example.value) };
      const { status } = await fetch(running.service.url + addressOf(operation), {
        method: operation.method,
        headers: { Authorization: bearer(), ...(sent && { 'Content-Type': 'application/json' }) },
        ...sent,
      });
      return [operation.operationId, status];
    });
    // The sample invoice is no draft, and there is no batch yet.
    const others: Record<string, number> = { deleteInvoiceRecord: 409, createBatch: 202 };
    const statusOf = ({ operationId, path }: { operationId: string; path: string }) =>
      others[operationId] ?? (path.startsWith('/api/v1/batches/') ? 404 : 200);
    expect(await Promise.all(answers)).toEqual(operations.map((operation) => [operation.operationId, statusOf(operation)]));
    expect(operations).toHaveLength(28);
  });
});

describe('the policy of the page', () => {
  it('keeps out scripts, styles, pictures and connections of others, and is heard doing so', async () => {
    const { page, heard } = await open(`${running.service.url}/docs`);
    await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasRun = true';
      const picture = document.createElement('img');
      picture.src = 'https://elsewhere.example/picture.png';
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.body.append(script, picture, style);
      await fetch('https://elsewhere.example/').catch(() => undefined);
    });
    const violated = () => heard.complaints.flatMap((complaint) => /^violates ([\w-]+)/.exec(complaint)?.[1] ?? []);
    for (const end = Date.now() + 5000; violated().length < 4 && Date.now() < end;)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(violated().toSorted()).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
    expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false);
  });

  it('forbids to be shown in a frame, and holds for the assets too', async () => {
    for (const path of ['/docs', '/docs/page.js', '/docs/swagger-ui-bundle.js', '/docs/swagger-ui.css', '/openapi.json']) {
      const { status, headers } = await fetch(running.service.url + path);
      expect([path, status, headers.get('x-content-type-options')]).toEqual([path, 200, 'nosniff']);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy.split('; ')).toEqual(
        expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
      );
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });
});
