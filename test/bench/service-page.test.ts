import { describe, expect, it } from '@jest/globals';
import { messagesOf } from '../../bench/lib/service-page.mjs';
import { PrintPage } from '../../src/chromium/page/print-page.js';

const html = '<!DOCTYPE html><html data-render="m-1"><head></head><body>Hello</body></html>';

describe('what the present floor tells a page', () => {
  it('is the document as the service sends it, then the print', async () => {
    const { print } = await messagesOf(PrintPage, html, 'm-1');
    const documents = print.filter(({ method }) => method === 'Page.setDocumentContent');
    expect(documents).toHaveLength(1);
    const sent = (documents[0]?.params as { html: string } | undefined)?.html ?? '';
    // The service adds to the opening, and changes nothing else.
    expect(sent).toMatch(/^<!DOCTYPE html><html data-render="m-1"><style /);
    expect(sent.endsWith('<head></head><body>Hello</body></html>')).toBe(true);
    expect(print.at(-1)).toMatchObject({ method: 'Page.printToPDF', params: { generateTaggedPDF: true } });
  });

  it('has the window that the service sets for its pages', async () => {
    const withWindow = {
      async prepare(page: { createCDPSession(): Promise<{ send(method: string, params: object): Promise<unknown> }> }) {
        const session = await page.createCDPSession();
        await session.send('Emulation.setScriptExecutionDisabled', { value: true });
        await session.send('Emulation.setDeviceMetricsOverride', { width: 2000 });
        return {
          print: async ({ html: content }: { html: string }) => {
            await session.send('Page.setDocumentContent', { frameId: '', html: content });
            await session.send('Runtime.evaluate', { expression: '1' });
            await session.send('Page.printToPDF', {});
          },
        };
      },
    };
    const { prepare, print } = await messagesOf(withWindow as unknown as typeof PrintPage, html, 'm-1');
    expect(prepare).toEqual([{ method: 'Emulation.setDeviceMetricsOverride', params: { width: 2000 } }]);
    expect(print.map(({ method }) => method)).toEqual(['Page.setDocumentContent', 'Page.printToPDF']);
  });

  it('fails when the service prints in another way than it can see', async () => {
    const printing = messagesOf(PrintPage, '<p>no marker</p>', 'm-1');
    await expect(printing).rejects.toThrow('does not print as bench/lib/service-page.mjs expects');
  });
});
