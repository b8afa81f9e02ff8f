import { describe, expect, it } from '@jest/globals';
import {
  ChromiumUnavailableError,
  DocumentRefusedError,
  PrintFailedError,
  PrintTimeoutError,
} from '../../../src/chromium/errors.js';
import { createLease } from '../../../src/chromium/pool/page-lease.js';
import type { PrintingPage } from '../../../src/chromium/page/printing-page.js';
import { printDocument, printLongDocument, type PrintEffects } from '../../../src/chromium/start/print-document.js';
import { longDocument } from '../parts/long-document.js';
import { documentWith, noParts } from '../fixtures.js';

const pdf = { bytes: Buffer.from('%PDF-'), words: null };
const document = documentWith('x');
const never = new AbortController().signal;

type Print = PrintingPage['print'];

interface Options {
  printTimeoutMs?: number;
  /** Whether browsers answer; those that do not are asked for the last time. */
  answers?: boolean;
}

/** Effects whose leases print as told, one after the other, and that write down what became of each page. */
function effectsOf(
  prints: Print[],
  { printTimeoutMs = 5000, answers = true }: Options = {},
): { effects: PrintEffects; verdicts: string[] } {
  const verdicts: string[] = [];
  const rest = [...prints];
  const askBrowser = () => (answers ? Promise.resolve() : new Promise(() => {}));
  const lease: PrintEffects['lease'] = (signal) => {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const print = rest.shift();
    if (!print) return Promise.reject(new ChromiumUnavailableError('no more pages'));
    return Promise.resolve(createLease<PrintingPage>({ ...noParts, print, askBrowser }, (verdict) => verdicts.push(verdict)));
  };
  const effects = { lease, printTimeoutMs, longestExtraMs: 1000, responseTimeoutMs: 200, log: () => {}, onEvent: () => {} };
  return { effects, verdicts };
}
const good: Print = () => Promise.resolve({ ...pdf, pages: 1, passes: 1, pageIsReusable: true });
const bad: Print = () => Promise.reject(new Error('Target closed'));
const hanging: Print = () => new Promise(() => {});
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const lateFailure: Print = () => pause(100).then(() => Promise.reject(new Error('Target closed')));

describe('printDocument', () => {
  it('returns the PDF and gives the page back', async () => {
    const { effects, verdicts } = effectsOf([good]);
    expect(await printDocument(effects, document, never)).toEqual(pdf);
    expect(verdicts).toEqual(['fine']);
  });

  it('has a page replaced that may not print again', async () => {
    const { effects, verdicts } = effectsOf([() => Promise.resolve({ ...pdf, pages: 1, passes: 1, pageIsReusable: false })]);
    await printDocument(effects, document, never);
    expect(verdicts).toEqual(['renew-page']);
  });

  it('tries once more after a failure, on another browser', async () => {
    const { effects, verdicts } = effectsOf([bad, good]);
    expect(await printDocument(effects, document, never)).toEqual(pdf);
    expect(verdicts).toEqual(['discard-browser', 'fine']);
  });

  it('fails after two failures, with the cause', async () => {
    const { effects, verdicts } = effectsOf([bad, bad, good]);
    const error = await printDocument(effects, document, never).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PrintFailedError);
    expect((error as Error).cause).toMatchObject({ message: 'Target closed' });
    expect(verdicts).toEqual(['discard-browser', 'discard-browser']);
  });

  it('does not try a refused document again, nor punish the browser for it', async () => {
    const { effects, verdicts } = effectsOf([() => Promise.reject(new DocumentRefusedError('it navigates')), good]);
    await expect(printDocument(effects, document, never)).rejects.toThrow('it navigates');
    expect(verdicts).toEqual(['renew-page']);
  });

  it('refuses a document without its marker before it takes a page', async () => {
    const { effects, verdicts } = effectsOf([good]);
    await expect(printDocument(effects, { ...document, marker: 'other' }, never)).rejects.toThrow(DocumentRefusedError);
    expect(verdicts).toEqual([]);
  });

  it('answers an abort at once with its reason; the page keeps its lease until it is done', async () => {
    let finish = (): void => {};
    const { effects, verdicts } = effectsOf([
      () => new Promise((resolve) => (finish = () => resolve({ ...pdf, pages: 1, passes: 1, pageIsReusable: true }))),
    ]);
    const controller = new AbortController();
    const printing = printDocument(effects, document, controller.signal);
    await Promise.resolve();
    controller.abort(new Error('the client left'));
    await expect(printing).rejects.toThrow('the client left');
    expect(verdicts).toEqual([]);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    expect(verdicts).toEqual(['fine']);
  });

  it('times out, and kills the browser that took too long', async () => {
    const { effects, verdicts } = effectsOf([hanging], { printTimeoutMs: 60 });
    await expect(printDocument(effects, document, never)).rejects.toThrow(PrintTimeoutError);
    expect(verdicts).toEqual(['discard-browser']);
  });

  it('frees the page of a caller who left soon after, though its print goes on', async () => {
    const { effects, verdicts } = effectsOf([hanging]);
    const controller = new AbortController();
    const printing = printDocument(effects, document, controller.signal);
    await Promise.resolve();
    controller.abort(new Error('the client left'));
    await expect(printing).rejects.toThrow('the client left');
    expect(verdicts).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(verdicts).toEqual(['renew-page']);
  });

  it('kills a browser that does not answer, and prints on another within the deadline', async () => {
    const { effects, verdicts } = effectsOf([hanging, good], { answers: false });
    const begin = performance.now();
    expect(await printDocument(effects, document, never)).toEqual(pdf);
    expect(performance.now() - begin).toBeLessThan(1500);
    expect(verdicts).toEqual(['discard-browser', 'fine']);
  });

  it('lets any document take all of the time while its browser answers, and says that it is slow', async () => {
    const { effects, verdicts } = effectsOf([hanging, good], { printTimeoutMs: 1500 });
    const begin = performance.now();
    const outcome = printDocument(effects, document, never);
    await expect(outcome).rejects.toThrow(PrintTimeoutError);
    await expect(outcome).rejects.toMatchObject({ code: 'render_timeout', documentIsSlow: true });
    expect(performance.now() - begin).toBeGreaterThan(1490);
    expect(verdicts).toEqual(['discard-browser']);
  });

  it.each<[string, () => PrintEffects]>([
    ['no browser answers', () => effectsOf([hanging, hanging], { answers: false }).effects],
    ['its browser no longer answers', () => effectsOf([hanging], { answers: false, printTimeoutMs: 600 }).effects],
    ['the second attempt has less time', () => effectsOf([lateFailure, hanging], { printTimeoutMs: 800 }).effects],
    [
      'it waited for a page',
      () => {
        const { effects } = effectsOf([hanging], { printTimeoutMs: 400 });
        const lease: PrintEffects['lease'] = (signal) => pause(200).then(() => effects.lease(signal));
        return { ...effects, lease };
      },
    ],
  ])('is out of time through no fault of the document: %s', async (_, effects) => {
    const outcome = printDocument(effects(), document, never);
    await expect(outcome).rejects.toMatchObject({ code: 'render_timeout', documentIsSlow: false });
  });

  it('does not renew the deadline for the second attempt', async () => {
    const late: Print = () => new Promise((_, reject) => setTimeout(() => reject(new Error('Target closed')), 60));
    const { effects } = effectsOf([late, hanging], { printTimeoutMs: 150 });
    const begin = performance.now();
    await expect(printDocument(effects, document, never)).rejects.toThrow(PrintTimeoutError);
    expect(performance.now() - begin).toBeLessThan(230);
  });

  it('says that no browser is there when the second attempt finds none', async () => {
    const { effects } = effectsOf([bad]);
    await expect(printDocument(effects, document, never)).rejects.toThrow(ChromiumUnavailableError);
  });
});

describe('more time for a large document', () => {
  const late: Print = () => pause(300).then(() => ({ ...pdf, pages: 1, passes: 1, pageIsReusable: true }));

  it('is added to the timeout of its print alone', async () => {
    const { effects } = effectsOf([late, late], { printTimeoutMs: 100 });
    await expect(printDocument(effects, { ...document, moreMilliseconds: 900 }, never)).resolves.toEqual(pdf);
    await expect(printDocument(effects, document, never)).rejects.toThrow('100 ms');
  });

  it('has a limit', async () => {
    const { effects } = effectsOf([hanging], { printTimeoutMs: 100 });
    await expect(
      printDocument({ ...effects, longestExtraMs: 50 }, { ...document, moreMilliseconds: 1e9 }, never),
    ).rejects.toThrow('150 ms');
  });
});

describe('a long document', () => {
  const long = longDocument({ rows: 100 });
  const plan = { rowsOfPart: 20, pagesAtATime: 2 };
  /** Effects whose pages can do as told. */
  function effectsWith(inspects: (() => Promise<unknown>)[], print: Print = good) {
    const events: string[] = [];
    const { effects, verdicts } = effectsOf([]);
    const inspect = async () => ({ value: await inspects.shift()?.(), pageIsReusable: true });
    const page = { ...noParts, print, inspect: inspect as PrintingPage['inspect'], askBrowser: () => Promise.resolve() };
    const lease = () => Promise.resolve(createLease(page, (verdict) => verdicts.push(verdict)));
    return { effects: { ...effects, lease, onEvent: ({ type }: { type: string }) => events.push(type) }, verdicts, events };
  }

  it('is printed in one piece if it has something that parts would not show, within the same deadline', async () => {
    const { effects, verdicts, events } = effectsWith([() => Promise.resolve(null)]);
    await expect(printLongDocument(effects, long, plan, never)).resolves.toEqual(pdf);
    expect(verdicts).toEqual(['fine', 'fine']);
    expect(events).toEqual(['printed']);
  });

  it('goes on with another browser if one fails, for each of its parts', async () => {
    const fails = () => Promise.reject(new Error('Target closed'));
    const { effects, verdicts, events } = effectsWith([fails, () => Promise.resolve(null)]);
    await printLongDocument(effects, long, plan, never);
    expect(verdicts).toEqual(['discard-browser', 'fine', 'fine']);
    expect(events).toEqual(['print-retried', 'printed']);
  });

  it('does not kill a browser at its deadline if a part had hardly begun', async () => {
    const { effects, verdicts } = effectsWith([() => pause(2000)]);
    const printing = printLongDocument({ ...effects, printTimeoutMs: 60, responseTimeoutMs: 1000 }, long, plan, never);
    await expect(printing).rejects.toThrow(PrintTimeoutError);
    await pause(350);
    expect(verdicts).toEqual(['renew-page']);
  });
});
