import { describe, expect, it } from '@jest/globals';
import { PrintFailedError } from '../../../src/chromium/errors.js';
import type { Organisation } from '../../../src/invoices/invoice.js';
import type { PdfEffects, Ticket } from '../../../src/pdf/effects.js';
import { ShareExceededError } from '../../../src/pdf/slots/errors.js';
import { ask, json } from '../../harness/service/ask.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import { minimalPrint } from '../../harness/pdf/minimal-pdf.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';

const lines = sampleInvoice('ST-2026-0001').lines.length;

/** A service that writes down, in order, what becomes of slots, print and audit. */
function watched(options: FakeOptions = {}) {
  const order: string[] = [];
  const note = <T>(what: string, value: T): Promise<T> => {
    order.push(what);
    return Promise.resolve(value);
  };
  const ticket = (name: string): Ticket => {
    let has = true;
    const releaseSlot = (): void => {
      if (has) order.push(`${name} released`);
      has = false;
    };
    return { releaseSlot, [Symbol.dispose]: () => void order.push(`${name} ticket returned`) };
  };
  const effects = {
    admit: () => note('slot', ticket('slot')),
    admitLarge: () => note('large slot', ticket('large slot')),
    print: () => note('print', minimalPrint()),
    recordDownload: () => note('audit', undefined),
    ...options.effects,
  };
  return { order, service: fakeService({ ...options, effects }) };
}

describe('the slots of a download', () => {
  it('begin before the invoice is read, and end with the print: the audit needs no browser', async () => {
    const { order, service } = watched();
    await ask(service.app).expect(200);
    expect(order).toEqual(['slot', 'print', 'slot released', 'audit', 'slot ticket returned']);
  });

  it('change for a large invoice: it releases its slot, and waits for one of the few', async () => {
    const { order, service } = watched({ limits: { largeLines: lines - 1 } });
    await ask(service.app).expect(200);
    expect(order).toEqual([
      'slot',
      'slot released',
      'large slot',
      'print',
      'large slot released',
      'large slot ticket returned',
      'audit',
      'slot ticket returned',
    ]);
  });

  it('are those for large invoices from the start, if the invoice was large before: it waits before it is read', async () => {
    const { order, service } = watched({ limits: { largeLines: lines - 1 } });
    await ask(service.app).expect(200);
    order.length = 0;
    await ask(service.app).expect(200);
    expect(order).toEqual(['large slot', 'print', 'large slot released', 'audit', 'large slot ticket returned']);
  });

  it('a large invoice for which there is no room is read once, not each time it is refused', async () => {
    const admitLarge = () => Promise.reject(new ShareExceededError(5, 1));
    const { service } = watched({ limits: { largeLines: lines - 1 }, effects: { admitLarge } });
    for (let request = 0; request < 5; request += 1) await ask(service.app).expect(429);
    expect(service.calls.found).toHaveLength(1);
  });

  it('are the usual ones again when an invoice is no longer large', async () => {
    const large = sampleInvoice('ST-2026-0001');
    let found = { ...large, lines: [...large.lines, ...large.lines] };
    const { order, service } = watched({ limits: { largeLines: lines }, effects: { findInvoice: () => Promise.resolve(found) } });
    // Twice the lines contradict the totals: it is not printed.
    await ask(service.app).expect(500);
    found = large;
    await ask(service.app).expect(200);
    order.length = 0;
    await ask(service.app).expect(200);
    expect(order).toEqual(['slot', 'print', 'slot released', 'audit', 'slot ticket returned']);
  });

  it('are released when the print fails, and no PDF is', async () => {
    const print = () => Promise.reject(new PrintFailedError('the print failed on 2 browsers'));
    const { order, service } = watched({ effects: { print } });
    await ask(service.app).expect(500);
    expect(order).toEqual(['slot', 'slot released', 'slot ticket returned']);
  });
});

describe('an invoice that cannot be printed', () => {
  it('is not tried a third time: its print failed on two browsers', async () => {
    let prints = 0;
    const print = () => {
      prints += 1;
      return Promise.reject(new PrintFailedError('the print failed on 2 browsers'));
    };
    const { app } = fakeService({ effects: { print } });
    for (let request = 0; request < 3; request += 1) {
      expect(json(await ask(app).expect(500))).toMatchObject({ code: 'render_failed' });
    }
    expect(prints).toBe(1);
  });

  it('is tried again as soon as it has another template or look', async () => {
    let prints = 0;
    const print = () => {
      prints += 1;
      return Promise.reject(new PrintFailedError('the print failed on 2 browsers'));
    };
    const invoice = sampleInvoice('ST-2026-0001');
    const { app } = fakeService({ invoices: [invoice], effects: { print } });
    const looks: Partial<Organisation>[] = [{}, { template: 'modern' }, { templateVariables: { brandColour: '#102030' } }];
    for (const look of [...looks, ...looks]) {
      Object.assign(invoice.organisation, { template: null, templateVariables: null }, look);
      await ask(app).expect(500);
    }
    expect(prints).toBe(looks.length);
  });

  it.each([
    ['more lines', { lines: lines - 1 }],
    ['a longer text', { textLength: 10 }],
    ['more HTML', { htmlLength: 1000 }],
  ])('is refused before it is printed: %s than the limit', async (_, limits) => {
    const { order, service } = watched({ limits });
    expect(json(await ask(service.app).expect(422))).toMatchObject({ code: 'invoice_too_large' });
    expect(order).not.toContain('print');
  });

  it('is not released when its PDF is larger than the limit', async () => {
    const { order, service } = watched({ limits: { pdfBytes: 10 } });
    await ask(service.app).expect(422);
    expect(order).toEqual(['slot', 'print', 'slot released', 'slot ticket returned']);
  });
});

describe('the time of a large invoice', () => {
  it('grows with the lines beyond those of a small one, for the request and for its print', async () => {
    const asked: number[] = [];
    const print: PdfEffects['print'] = async ({ moreMilliseconds }) => {
      asked.push(moreMilliseconds);
      // Longer than the whole request may take.
      await new Promise((resolve) => setTimeout(resolve, 400));
      return minimalPrint();
    };
    const large = watched({
      limits: { largeLines: lines - 1, millisecondsPerLine: 5000 },
      effects: { print },
      requestTimeoutMs: 200,
    });
    await ask(large.service.app).expect(200);
    const small = watched({
      limits: { largeLines: lines, millisecondsPerLine: 5000 },
      effects: { print },
      requestTimeoutMs: 200,
    });
    await ask(small.service.app).expect(504);
    expect(asked).toEqual([5000, 0]);
  });
});
