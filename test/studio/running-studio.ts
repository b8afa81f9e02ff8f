import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findBrowser } from '../../src/chromium/index.js';
import { until } from '../harness/machine/pause.js';
import { Program } from '../harness/machine/program.js';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 60_000;

/** The studio as `npm run studio` starts it, on a copy of the templates. */
export interface RunningStudio {
  address: string;
  port: number;
  process: ChildProcess;
  /** What it said on standard error. */
  errors: () => string;
  read(file: string): string;
  write(file: string, content: string | Buffer): void;
  /** Writes a file with some of its text replaced. */
  replace(file: string, from: string, to: string): void;
  /** Puts a file back as it was. */
  mend(file: string): void;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startTestStudio(): Promise<RunningStudio> {
  const templates = mkdtempSync(join(tmpdir(), 'studio-test-'));
  cpSync(join(PROJECT, 'templates'), templates, { recursive: true });
  const studio = new Program([process.execPath, 'studio/main.mjs', '--templates', templates, '--port', '0']);
  const { child, output } = studio;
  const address = () => /http:\/\/127\.0\.0\.1:\d+\//.exec(output.stdout)?.[0] ?? '';
  await until(() => address() !== '' || !studio.isRunning, START_MS);
  if (!studio.isRunning) throw new Error(`the studio did not start: ${output.stderr}`);
  const write = (file: string, content: string | Buffer) => writeFileSync(join(templates, file), content);
  return {
    address: address(),
    port: Number(new URL(address()).port),
    process: child,
    errors: () => output.stderr,
    write,
    read: (file) => readFileSync(join(templates, file), 'utf8'),
    replace: (file, from, to) => {
      const text = readFileSync(join(templates, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
      write(file, text.replace(from, to));
    },
    mend: (file) => write(file, readFileSync(join(PROJECT, 'templates', file))),
    async close() {
      await studio.stop();
      rmSync(templates, { recursive: true, force: true });
    },
  };
}

/** A browser as a designer has it: scripts on, no sandbox of ours. What goes wrong in the page is kept. */
export async function openBrowser(): Promise<{ browser: Browser; page: Page; faults: string[] }> {
  const found = await findBrowser(process.env);
  if (!found) throw new Error('no browser on this machine: run the set-up first');
  const browser = await launch({ executablePath: found.path, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // A question about a template that is broken is answered with its fault, and 422.
    if (message.type() === 'error' && !message.text().includes('status of 422')) faults.push(message.text());
  });
  return { browser, page, faults };
}
