import { describe, expect, it } from '@jest/globals';
import { messagesOf } from '../../bench/lib/service-page.mjs';
import { printWindow } from '../../src/chromium/page/laid-out-once.js';
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
    const { prepare } = await messagesOf(PrintPage, html, 'm-1');
    expect(prepare).toEqual([{ method: 'Emulation.setDeviceMetricsOverride', params: printWindow }]);
  });

  it('fails when the service prints in another way than it can see', async () => {
    const printing = messagesOf(PrintPage, '<p>no marker</p>', 'm-1');
    await expect(printing).rejects.toThrow('does not print as bench/lib/service-page.mjs expects');
  });
});
