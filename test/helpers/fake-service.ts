import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { loadTemplates } from '../../src/document/index.js';
import { findKeysIn } from '../../src/http/authenticate/keys.js';
import { tokenVerifier, type VerifyToken } from '../../src/http/authenticate/verify-token.js';
import { createApp } from '../../src/http/create-app.js';
import type { HealthChecks } from '../../src/http/health.js';
import type { Caller, Effects, Origin, Release } from '../../src/invoice-pdf/effects.js';
import type { Invoice } from '../../src/invoices/invoice.js';
import { minimalPdf } from './minimal-pdf.js';
import { sampleInvoice } from './sample-invoices.js';
import { RULES, SECRET } from './tokens.js';

const templates = loadTemplates(fileURLToPath(new URL('../../templates/classic', import.meta.url)));

/** What the service did, in order. */
export interface Calls {
  order: string[];
  found: { organisationId: string; sequence: bigint }[];
  printed: { html: string; marker: string; signal: AbortSignal }[];
  downloads: { context: Caller & Origin; release: Release }[];
  denials: { context: Caller & Origin; denial: { requestedId: string; dialect: string } }[];
}

export interface LogLine {
  level: string;
  event: string;
  fields: Record<string, unknown>;
}

export interface FakeService {
  app: Express;
  calls: Calls;
  lines: LogLine[];
  /** What print answers with. */
  pdf: Buffer;
  /** The log line of the request, once it is written. */
  requestLine: () => Promise<LogLine>;
}

export interface FakeOptions {
  /** What the "database" holds; found by organisation and sequence. */
  invoices?: Invoice[];
  effects?: Partial<Effects>;
  health?: Partial<HealthChecks>;
  verifyToken?: VerifyToken;
  trustedProxies?: string[];
  requestTimeoutMs?: number;
  pdf?: Buffer;
}

/** The real app over effects that only note what they are asked: no database, no browser. Overridden effects are noted too. */
export function fakeService(options: FakeOptions = {}): FakeService {
  const { invoices = [sampleInvoice('ST-2026-0001')], effects = {}, pdf = minimalPdf() } = options;
  const calls: Calls = { order: [], found: [], printed: [], downloads: [], denials: [] };
  const lines: LogLine[] = [];
  const app = createApp({
    press: { templates, templateName: 'classic', effects: noted(calls, { ...fakeEffects(invoices, pdf), ...effects }) },
    verifyToken: options.verifyToken ?? tokenVerifier(RULES, findKeysIn({ secrets: [SECRET] }), () => Date.now() / 1000),
    health: { database: () => Promise.resolve(), chromium: () => true, stopping: () => false, ...options.health },
    log: (level, event, fields) => void lines.push({ level, event, fields }),
    trustedProxies: options.trustedProxies ?? [],
    requestTimeoutMs: options.requestTimeoutMs ?? 5000,
  });
  const requestLine = async () => {
    await until(() => lines.some(({ event }) => event === 'request'));
    return lines.findLast(({ event }) => event === 'request') as LogLine;
  };
  return { app, calls, lines, pdf, requestLine };
}

function fakeEffects(invoices: Invoice[], pdf: Buffer): Effects {
  return {
    findInvoice: ({ organisationId, sequence }) => {
      const found = invoices.find((one) => one.organisation.id === organisationId && one.sequence === sequence.toString());
      return Promise.resolve(found ?? null);
    },
    print: () => Promise.resolve(pdf),
    recordDownload: () => Promise.resolve(),
    recordDenial: () => Promise.resolve(),
    now: () => new Date('2026-11-20T12:00:00Z'),
  };
}

function noted(calls: Calls, effects: Effects): Effects {
  return {
    now: () => effects.now(),
    findInvoice: (key) => {
      calls.order.push('find');
      calls.found.push(key);
      return effects.findInvoice(key);
    },
    print: (document) => {
      calls.order.push('print');
      calls.printed.push(document);
      return effects.print(document);
    },
    recordDownload: (context, release) => {
      calls.order.push('recordDownload');
      calls.downloads.push({ context, release });
      return effects.recordDownload(context, release);
    },
    recordDenial: (context, denial) => {
      calls.order.push('recordDenial');
      calls.denials.push({ context, denial });
      return effects.recordDenial(context, denial);
    },
  };
}

/** Waits until something holds; fails after five seconds. */
export async function until(holds: () => boolean | Promise<boolean>, milliseconds = 5000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it did not hold within ${milliseconds} ms: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
