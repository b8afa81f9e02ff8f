import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));

/** What each part of src/ may import of the others: everything points towards invoices. A file beside the folders is a part of its own. */
const PARTS: Record<string, string[]> = {
  invoices: [],
  json: [],
  records: ['invoices', 'json'],
  document: ['invoices'],
  admission: [],
  chromium: [],
  press: ['invoices'],
  'invoice-pdf': ['invoices', 'document', 'press'],
  'document-pdf': ['invoices', 'document', 'json', 'press'],
  // document: the languages that a request may ask for.
  http: ['invoices', 'invoice-pdf', 'document-pdf', 'document', 'json', 'press'],
  // records: how a connection URL is read.
  'setting-parsers': ['records'],
  'press-settings': ['setting-parsers'],
  'observe-settings': ['setting-parsers'],
  settings: ['setting-parsers', 'press-settings', 'observe-settings'],
  config: ['settings'],
  // document: the nearest name.
  'unknown-settings': ['config', 'document'],
  // http: the shape of a log.
  logger: ['config', 'http'],
  // http: a request that is over; chromium: its events.
  observe: ['config', 'http', 'chromium'],
  'work-limits': ['admission', 'config', 'document-pdf', 'press'],
  'start-browsers': ['work-limits', 'config', 'observe', 'http', 'document', 'chromium'],
  presses: ['work-limits', 'config', 'invoice-pdf', 'document-pdf', 'press', 'document', 'chromium', 'records'],
  compose: ['presses', 'start-browsers', 'work-limits', 'config', 'observe', 'http', 'document', 'chromium', 'records'],
  lifecycle: ['config', 'compose', 'http'],
  // The linter, for the command line and the studio: nothing that serves imports it, and its parsers are no production packages.
  'template-check': ['invoices', 'document', 'chromium'],
  cli: ['config', 'compose', 'lifecycle', 'logger', 'records', 'template-check', 'unknown-settings'],
  main: ['config', 'compose', 'lifecycle', 'logger', 'cli', 'unknown-settings'],
};

/** Parts with a door: from outside they are imported through index.js only. */
const DOORS = ['document', 'chromium'];

/** The parts that own each third-party package; "types" where only its types are used. */
const PACKAGES: Record<string, string[]> = {
  'big.js': ['invoices'],
  'currency-codes': ['invoices'],
  '@prisma/client': ['records'],
  '@prisma/adapter-pg': ['records'],
  '@prisma/driver-adapter-utils': ['records'],
  '@prisma/schema-engine-wasm': ['records'],
  '@electric-sql/pglite': ['records'],
  'pglite-prisma-adapter': ['records'],
  handlebars: ['document', 'template-check'],
  'intl-messageformat': ['document'],
  '@formatjs/icu-messageformat-parser': ['document'],
  'css-select': ['template-check'],
  'css-tree': ['template-check'],
  'jsonc-parser': ['template-check'],
  parse5: ['template-check'],
  'pdfjs-dist': ['template-check'],
  qr: ['document'],
  'puppeteer-core': ['chromium'],
  express: ['http', 'compose types'],
  'express-rate-limit': ['http'],
  jose: ['http'],
  // cli: the tokens for development.
  jsonwebtoken: ['http', 'cli'],
  // Whatever comes from outside is parsed where it comes in.
  // template-check: the fields of the view, from its JSON Schema.
  zod: ['http', 'records', 'document', 'template-check'],
  winston: ['logger'],
  'prom-client': ['observe'],
  '@opentelemetry/api': ['observe'],
  '@opentelemetry/resources': ['observe'],
  '@opentelemetry/sdk-trace': ['observe'],
  '@opentelemetry/exporter-trace-otlp-proto': ['observe'],
};

interface SourceFile {
  /** Below src/, with forward slashes. */
  path: string;
  text: string;
}

interface Import {
  target: string;
  typesOnly: boolean;
}

/** The import and re-export statements of a file, and its import() expressions. */
function importsOf({ text }: SourceFile): Import[] {
  const names = String.raw`(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)?`;
  const statements = text.matchAll(new RegExp(String.raw`^(?:import|export)\s+(type\s+)?${names}\s*from\s+'([^']+)'`, 'gm'));
  const bare = text.matchAll(/^import\s+'([^']+)'/gm);
  const expressions = text.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]/g);
  return [
    ...[...statements].map(([, type, target = '']) => ({ target, typesOnly: type !== undefined })),
    ...[...bare, ...expressions].map(([, target = '']) => ({ target, typesOnly: false })),
  ];
}

const partOf = (path: string) => path.replace(/\/.*|\.[tj]s$/, '');
const packageOf = (target: string) => target.split('/', target.startsWith('@') ? 2 : 1).join('/');

/** Every import that the tables do not allow. */
function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => importsOf(file).flatMap((one) => violation(file.path, one) ?? []));
}

function violation(path: string, { target, typesOnly }: Import): string | undefined {
  const part = partOf(path);
  const allowed = PARTS[part];
  if (!allowed) return `${path} belongs to no part of the table`;
  if (target.startsWith('node:')) return undefined;
  if (!target.startsWith('.')) {
    const owners = PACKAGES[packageOf(target)] ?? [];
    return owners.includes(part) || (typesOnly && owners.includes(`${part} types`)) ? undefined : `${path} imports ${target}`;
  }
  const other = join(path, '..', target);
  const otherPart = partOf(other);
  if (otherPart === part) return undefined;
  const throughDoor = !DOORS.includes(otherPart) || other === `${otherPart}/index.js`;
  return allowed.includes(otherPart) && throughDoor ? undefined : `${path} imports ${other}`;
}

const files: SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  // The generated client is Prisma's own business.
  .filter((path) => /\.[tj]s$/.test(path) && !path.includes('prisma-client/'))
  .map((path) => ({ path, text: readFileSync(join(SOURCE, path), 'utf8') }));

describe('the architecture', () => {
  it('holds: no file imports what the table does not allow', () => {
    expect(violations(files)).toEqual([]);
  });

  it('is read from real imports: every allowed arrow and owner is in use', () => {
    const arrows = new Set<string>();
    const owners = new Set<string>();
    for (const file of files) {
      for (const { target, typesOnly } of importsOf(file)) {
        if (target.startsWith('.')) arrows.add(`${partOf(file.path)} → ${partOf(join(file.path, '..', target))}`);
        else if (!target.startsWith('node:')) {
          for (const kind of ['', ...(typesOnly ? [' types'] : [])])
            owners.add(`${packageOf(target)} ← ${partOf(file.path)}${kind}`);
        }
      }
    }
    const stale = Object.entries(PARTS).flatMap(([part, others]) =>
      others.map((other) => `${part} → ${other}`).filter((arrow) => !arrows.has(arrow)),
    );
    // The client is generated, and imported from there.
    const { '@prisma/client': _generated, ...packages } = PACKAGES;
    const unused = Object.entries(packages).flatMap(([name, parts]) =>
      parts.map((part) => `${name} ← ${part}`).filter((owner) => !owners.has(owner)),
    );
    expect([...stale, ...unused]).toEqual([]);
  });

  it.each([
    ['http/routes.ts', "import { findInvoice } from '../records/find-invoice.js';"],
    ['http/dialects/x/routes.ts', "import { startChromium } from '../../../chromium/index.js';"],
    ['records/find.ts', "import type { Express } from 'express';"],
    ['records/find.ts', "export { toView } from '../document/index.js';"],
    ['chromium/print.ts', "import { decimal } from '../invoices/money.js';"],
    ['invoices/money.ts', "import { readSettings } from '../config.js';"],
    ['invoices/money.ts', "import { z } from 'zod';"],
    ['invoice-pdf/story.ts', "import {\n  recordDownload,\n} from '../records/audit.js';"],
    ['invoice-pdf/story.ts', "const { x } = await import('../http/create-app.js');"],
    ['compose.ts', "import { findBrowser } from './chromium/find-browser.js';"],
    ['compose.ts', "import express from 'express';"],
    ['compose.ts', "import puppeteer from 'puppeteer-core';"],
    ['document/view.ts', "import 'winston';"],
    ['document/view.ts', "import * as records from '../records/ping.js';"],
    ['document/view.ts', "import lodash from 'lodash';"],
    ['utils/index.ts', "import { decimal } from '../invoices/money.js';"],
  ])('does not hold when %s says: %s', (path, text) => {
    expect(violations([{ path, text }])).toHaveLength(1);
  });

  it.each([
    ['http/routes.ts', "import type { Press } from '../invoice-pdf/download-invoice-pdf.js';"],
    ['compose.ts', "import type { Express } from 'express';"],
    ['records/pglite/worker-client.ts', "import { Worker } from 'node:worker_threads';"],
    ['invoice-pdf/story.ts', "import { checkInvoice } from '../invoices/check-invoice.js';"],
  ])('holds when %s says: %s', (path, text) => {
    expect(violations([{ path, text }])).toEqual([]);
  });

  it('finds every import there is: none hides in another way of writing', () => {
    const hidden = files.filter(
      (file) => (file.text.match(/^(?:import|export|\}).*\bfrom\s+['"]/gm) ?? []).length > importsOf(file).length,
    );
    expect(hidden.map(({ path }) => path)).toEqual([]);
    expect(files.filter(({ text }) => /\brequire\(/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('lets only what starts a process hand the environment to config.ts', () => {
    const readers = files.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
    expect(readers.filter((path) => !/^(?:main|cli\/[\w-]+)\.ts$/.test(path))).toEqual([]);
    expect(readers).toContain('main.ts');
  });
});
