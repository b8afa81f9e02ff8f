import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseBrowserUser } from '../../src/chromium/browser/browser-user.js';
import { DocumentRefusedError, findBrowser } from '../../src/chromium/index.js';
import { launchBrowser } from '../../src/chromium/browser/launch-browser.js';
import type { PrintPage } from '../../src/chromium/page/print-page.js';
import { allLayers, type NetworkLayers } from '../../src/chromium/network-layers.js';
import { resolveBinary } from '../../src/chromium/browser/resolve-binary.js';
import { createRuntimeDirectory } from '../../src/chromium/browser/runtime-directory.js';
import { finishPdf } from '../../src/finish/index.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { documentWith, fonts } from './fixtures.js';

/** The network namespace is one of the layers. */
export type Layer = keyof NetworkLayers | 'namespace';

/** One browser that prints as the service does, behind some of the layers. */
export interface LayeredBrowser {
  /** Prints on a new page: the text of the PDF, which was looked at, or `refused`. */
  print(body: string): Promise<string>;
  /** A new page of its own, which stays. */
  openPage(): Promise<PrintPage>;
  close(): Promise<void>;
}

const lingerMs = 200;
const none = Object.fromEntries(Object.keys(allLayers).map((layer) => [layer, false])) as unknown as NetworkLayers;

/** Starts a browser behind these layers and no other. */
export async function startLayeredBrowser(layers: readonly Layer[]): Promise<LayeredBrowser> {
  const found = await findBrowser(process.env);
  if (!found) throw new Error('no browser on this machine: run the set-up first');
  const directory = mkdtempSync(join(tmpdir(), 'layers-'));
  chmodSync(directory, 0o755);
  const user = chooseBrowserUser();
  const runtime = await createRuntimeDirectory(directory, fonts, user);
  const { namespace = false, ...others } = Object.fromEntries(layers.map((layer) => [layer, true])) as Partial<
    Record<Layer, true>
  >;
  const plan = {
    binary: await resolveBinary(found.path),
    user,
    sandbox: true,
    networkNamespace: namespace,
    layers: { ...none, ...others },
    isolation: 'page',
    launchTimeoutMs: 30_000,
    protocolTimeoutMs: 30_000,
    runtime,
    onVersion: () => {},
  } as const;
  const browser = await launchBrowser(plan, new AbortController().signal);
  return {
    async print(body) {
      const page = await browser.openPage();
      try {
        const printed = await page.print(documentWith(body), AbortSignal.timeout(20_000));
        return (await expectCleanPdf((await finishPdf(printed)).bytes)).text.join('');
      } catch (error) {
        if (error instanceof DocumentRefusedError) return 'refused';
        throw error;
      } finally {
        // A page that was refused gets time to do what it was about to.
        await new Promise((resolve) => setTimeout(resolve, lingerMs));
        await browser.closePage(page).catch(() => {});
      }
    },
    openPage: () => browser.openPage(),
    async close() {
      await browser.stop('gently');
      await runtime.remove();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
