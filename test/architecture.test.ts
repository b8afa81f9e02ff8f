import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Import, importsOf, readTable, type SourceFile } from './architecture/read-table.js';
import { circlesOf, staleEntries, violationsOf } from './architecture/rules.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** The files of a folder; the generated client is Prisma's own business. */
function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.[tj]s$/.test(path) && !path.includes('/prisma-client/'))
    .map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));
}

const table = readTable(readFileSync(join(PROJECT, 'src/README.md'), 'utf8'));
const files = [...filesIn('src'), ...filesIn('linter')];
const violationsIn = (path: string, text: string) => violationsOf([{ path, text }], table);

describe('the import table of src/README.md', () => {
  it('allows every import there is', () => {
    expect(violationsOf(files, table)).toEqual([]);
  });

  it('has no entry that nothing uses', () => {
    expect(staleEntries(files, table)).toEqual([]);
  });

  it('has a row for every room, and no other', () => {
    const rooms = new Set(files.map(({ path }) => table.roomOf(path)));
    expect([...table.rows.keys()].toSorted()).toEqual([...rooms].toSorted());
  });

  it.each([
    ['src/http/routes.ts', "import { findInvoice } from '../records/invoice/find-invoice.js';"],
    ['src/http/dialects/x/routes.ts', "import { startChromium } from '../../../chromium/index.js';"],
    ['src/records/find.ts', "import type { Express } from 'express';"],
    ['src/records/find.ts', "export { toView } from '../view/to-view.js';"],
    ['src/chromium/print.ts', "import { decimal } from '../invoices/money.js';"],
    ['src/invoices/money.ts', "import { readSettings } from '../settings/read-settings.js';"],
    ['src/invoices/money.ts', "import { z } from 'zod';"],
    ['src/pdf/invoice/story.ts', "import {\n  recordDownload,\n} from '../../records/audit.js';"],
    ['src/pdf/invoice/story.ts', "const { x } = await import('../../http/server/create-app.js');"],
    ['src/compose/compose.ts', "import { findBrowser } from '../chromium/browser/find-browser.js';"],
    ['src/compose/compose.ts', "import express from 'express';"],
    ['src/compose/compose.ts', "import puppeteer from 'puppeteer-core';"],
    ['src/settings/parsers.ts', "import { openDatabase } from '../records/open-database.js';"],
    ['src/view/view.ts', "import 'winston';"],
    ['src/view/view.ts', "import * as records from '../records/ping.js';"],
    ['src/view/view.ts', "import lodash from 'lodash';"],
    ['src/utils/index.ts', "import { decimal } from '../invoices/money.js';"],
    ['src/pdf/print.ts', "import { rules } from '../../linter/rules/index.js';"],
    ['linter/rules/html/x.ts', "import { findInvoice } from '#service/records/invoice/find-invoice.js';"],
    // Against the order inside a room.
    ['src/http/answers/send.ts', "import { createApp } from '../server/create-app.js';"],
    ['src/invoices/money.ts', "import { checkInvoice } from './checks/check-invoice.js';"],
    ['src/view/text/links.ts', "import { formatsOf } from '../language/formats.js';"],
    ['src/http/attic/old.ts', "import { createApp } from '../server/create-app.js';"],
  ])('does not allow %s to say: %s', (path, text) => {
    expect(violationsIn(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/http/routes.ts', "import type { Caller } from '../pdf/effects.js';"],
    ['src/compose/compose.ts', "import type { Express } from 'express';"],
    ['src/settings/parsers.ts', "import { parseUrl } from '../records/postgres/connection-url.js';"],
    ['src/records/pglite/worker-client.ts', "import { Worker } from 'node:worker_threads';"],
    ['src/pdf/invoice/story.ts', "import { checkInvoice } from '../../invoices/checks/check-invoice.js';"],
    ['src/invoices/checks/x.ts', "import { decimal } from '../money.js';"],
  ])('allows %s to say: %s', (path, text) => {
    expect(violationsIn(path, text)).toEqual([]);
  });
});

describe('the source', () => {
  it('has no circle of files, not even of types', () => {
    expect(circlesOf(files)).toEqual([]);
    const circle = [
      { path: 'src/a/one.ts', text: "import type { Two } from './two.js';" },
      { path: 'src/a/two.ts', text: "import { three } from '../b/three.js';" },
      { path: 'src/b/three.ts', text: "export * from '../a/one.js';" },
    ];
    expect(circlesOf(circle)).toEqual(['src/a/one.ts → src/a/two.ts → src/b/three.ts → src/a/one.ts']);
  });

  it('hides no import in another way of writing', () => {
    const hidden = files.filter(
      (file) => (file.text.match(/^(?:import|export|\}).*\bfrom\s+['"]/gm) ?? []).length > importsOf(file).length,
    );
    expect(hidden.map(({ path }) => path)).toEqual([]);
    expect(files.filter(({ text }) => /\brequire\(/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('imports only files that exist', () => {
    const exists = ({ target }: Import) => ['.ts', '.js'].some((end) => existsSync(join(PROJECT, target.replace(/\.js$/, end))));
    const lost = files.flatMap((file) =>
      importsOf(file)
        .filter(({ isOurs, target }) => isOurs && !target.includes('/prisma-client/'))
        .filter((one) => !exists(one))
        .map(({ target }) => `${file.path} imports ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it('keeps folders small: at most 25 files lie flat in one', () => {
    const counts = new Map<string, number>();
    for (const { path } of files) {
      const folder = path.replace(/\/[^/]*$/, '');
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 25)).toEqual([]);
    expect(readdirSync(join(PROJECT, 'src')).filter((name) => name.includes('.'))).toEqual([
      'README.md',
      'lifecycle.ts',
      'log.ts',
      'main.ts',
    ]);
  });

  it('reads the environment where a process starts, and nowhere else', () => {
    const readers = files.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
    expect(readers.filter((path) => !/^(?:src\/main|src\/cli\/[\w-]+|linter\/main)\.ts$/.test(path))).toEqual([]);
    expect(readers).toContain('src/main.ts');
  });
});
