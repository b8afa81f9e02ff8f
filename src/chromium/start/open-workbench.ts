import { chooseBrowserUser } from '../browser/browser-user.js';
import { launchBrowser } from '../browser/launch-browser.js';
import { allLayers } from '../network-layers.js';
import { completeOptions, type ChromiumOptions } from '../options.js';
import type { MarkedDocument, Printed } from '../page/printing-page.js';
import { createRuntimeDirectory } from '../browser/runtime-directory.js';
import { decideNetworkNamespace, usableBinary } from './start-chromium.js';

/** The area that a document is laid out in, in CSS pixels. */
export interface LayoutSize {
  width: number;
  height: number;
}

/** A browser for tools that inspect what they print. Fonts, isolation and printing are those of the service, but without a pool: it prints one document at a time. */
export interface Workbench {
  print(document: MarkedDocument): Promise<Printed>;
  /** Evaluates an expression in the document that was printed last, laid out as for print. Its value must be plain data. */
  measure<T>(expression: string, size: LayoutSize): Promise<T>;
  close(): Promise<void>;
}

/** Opens a browser with one page. @throws ChromiumUnavailableError */
export async function openWorkbench(given: ChromiumOptions): Promise<Workbench> {
  const options = completeOptions(given);
  const user = chooseBrowserUser();
  const binary = await usableBinary(options, user);
  const runtime = await createRuntimeDirectory(options.temporaryDirectory, options.fontDirectories, user);
  try {
    const { sandbox, launchTimeoutMs, printTimeoutMs } = options;
    const networkNamespace = await decideNetworkNamespace(options, user, runtime);
    const protocolTimeoutMs = launchTimeoutMs + printTimeoutMs;
    const walls = { sandbox, networkNamespace, layers: allLayers, isolation: 'page' as const };
    const plan = { binary, user, ...walls, launchTimeoutMs, protocolTimeoutMs, runtime, onVersion: () => {} };
    const browser = await launchBrowser(plan, new AbortController().signal);
    const page = await browser.openPage();
    return {
      print: (document) => page.print({ ...document, mayBeCut: true }, AbortSignal.timeout(printTimeoutMs)),
      measure: async (expression, size) => {
        const session = await page.page.createCDPSession();
        try {
          await session.send('Emulation.setEmulatedMedia', { media: 'print' });
          await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
          const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
          return result.value;
        } finally {
          // This also resets the medium and the size.
          await session.detach();
        }
      },
      close: async () => {
        await browser.stop('gently');
        await runtime.remove();
      },
    };
  } catch (error) {
    await runtime.remove();
    throw error;
  }
}
