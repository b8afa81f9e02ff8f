import type { Express } from 'express';
import { findKeysIn } from '../../../src/http/authenticate/keys.js';
import type { KnownCallers } from '../../../src/http/authenticate/known-callers.js';
import { tokenVerifier, type VerifyToken } from '../../../src/http/authenticate/verify-token.js';
import { allowOrigins } from '../../../src/http/server/cross-origin.js';
import { createApp } from '../../../src/http/server/create-app.js';
import type { EInvoiceExample } from '../../../src/side-by-side/example.js';
import type { Templates } from '../../../src/templates/index.js';
import type { ObserveRequest } from '../../../src/http/server/finished-request.js';
import type { HealthChecks } from '../../../src/http/service/health.js';
import type { DocumentEffects, DocumentRelease } from '../../../src/pdf/document/effects.js';
import { documentTemplates } from '../../../src/templates/index.js';
import type { InvoiceStore } from '../../../src/http/dialects/own/invoice-store.js';
import type { PostedEffects, PostedRelease } from '../../../src/pdf/posted/effects.js';
import { LargeInvoices } from '../../../src/pdf/invoice/large-invoices.js';
import { templateChooser } from '../../../src/pdf/invoice/choose-template.js';
import type { InvoiceEffects, Release } from '../../../src/pdf/invoice/effects.js';
import type { EInvoiceFile, Standard } from '../../../src/finish/index.js';
import { checkXml, makeEInvoice, NO_CONTENTS } from '../../../src/e-invoice/index.js';
import type { ConformancePolicy } from '../../../src/pdf/conformance.js';
import type { DocumentFacts, PrintedDocument, Ticket } from '../../../src/pdf/effects.js';
import type { PostedXmlRelease, StoredXmlRelease, Validation, XmlEffects } from '../../../src/pdf/xml/effects.js';
import { extractInvoice } from '../../../src/records/import/xml/pdf/extract-invoice-xml.js';
import type { Caller, Origin } from '../../../src/pdf/running-request.js';
import type { PdfLimits } from '../../../src/pdf/limits.js';
import { FailedDocuments } from '../../../src/pdf/failed-documents.js';
import type { MetricsRoute } from '../../../src/http/service/metrics-route.js';
import type { Scope } from '../../../src/http/authenticate/require-scope.js';
import type { RateLimitOptions } from '../../../src/http/rate-limit/rate-limit.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import type { InvoiceKey } from '../../../src/invoices/invoice-reference.js';
import type { Ledger, LedgerInvoice, LedgerQuery } from '../../../src/invoices/ledger/ledger.js';
import { designs } from '../../templates/fixtures/templates.js';
import { until } from '../machine/pause.js';
import { minimalPdf } from '../pdf/minimal-pdf.js';
import { sampleInvoice } from '../invoices/sample-invoices.js';
import type { Batches } from '../../../src/batches/batches.js';
import { fakeBatches, notedBatches } from './fake-batches.js';
import { fakeStore, findRecord, readInvoice } from './fake-store.js';
import { ORGANISATION_A, RULES, SECRET } from './tokens.js';

/** What the service did, in order. */
export interface Calls {
  order: string[];
  found: InvoiceKey[];
  /** What was asked of the ledger. */
  listed: LedgerQuery[];
  printed: PrintedDocument[];
  finished: (DocumentFacts & { claims: readonly Standard[]; eInvoice: EInvoiceFile | null })[];
  documents: { context: Caller & Origin; release: DocumentRelease }[];
  rendered: { context: Caller & Origin; release: PostedRelease }[];
  downloads: { context: Caller & Origin; release: Release }[];
  denials: { context: Caller & Origin; denial: { requestedId: string; dialect: string } }[];
  xmls: (StoredXmlRelease | PostedXmlRelease)[];
  validations: Validation[];
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
  /** What the "database" holds; found by organisation and any reference. */
  invoices?: Invoice[];
  /** What the "ledger" of organisation A holds. */
  ledger?: LedgerInvoice[];
  /** What the ledger answers with instead. */
  ledgerEffects?: Partial<Ledger>;
  requiredScopes?: Scope[];
  rateLimit?: RateLimitOptions;
  publicBaseUrl?: string;
  /** What the setting CORS_ALLOWED_ORIGINS says. */
  allowedOrigins?: string[];
  effects?: Partial<InvoiceEffects & DocumentEffects & PostedEffects & XmlEffects>;
  /** What the store of invoices does instead. */
  store?: Partial<InvoiceStore>;
  /** What the batches do instead. */
  batches?: Partial<Batches>;
  mostEventStreams?: number;
  maxBodyBytes?: number;
  limits?: Partial<PdfLimits>;
  health?: Partial<HealthChecks>;
  verifyToken?: VerifyToken;
  known?: KnownCallers;
  trustedProxies?: string[];
  requestTimeoutMs?: number;
  observe?: ObserveRequest;
  metrics?: MetricsRoute;
  example?: EInvoiceExample;
  pdf?: Buffer;
  /** The shipped ones unless given. */
  designs?: Templates;
  /** What the settings CONFORMANCE and CONFORMANCE_FAULTS say. */
  conformance?: ConformancePolicy;
  /** What the setting TEMPLATE says. */
  template?: string;
}

const LIMITS: PdfLimits = {
  lines: 10_000,
  textLength: 20_000,
  totalTextLength: 500_000,
  htmlLength: 20_000_000,
  pdfBytes: 50_000_000,
  embeddedBytes: 1_000_000,
  largeLines: 1000,
  millisecondsPerLine: 2,
};

/** The real ones. */
export const fakeTemplates = documentTemplates(designs, { lines: 10_000, textLength: 20_000 });

/** The real app over effects that only note what they are asked: no database, no browser. Overridden effects are noted too. */
export function fakeService(options: FakeOptions = {}): FakeService {
  const { invoices = [sampleInvoice('ST-2026-0001')], effects = {}, pdf = minimalPdf() } = options;
  const calls: Calls = {
    order: [],
    found: [],
    listed: [],
    printed: [],
    finished: [],
    documents: [],
    rendered: [],
    downloads: [],
    denials: [],
    xmls: [],
    validations: [],
  };
  const lines: LogLine[] = [];
  const notedEffects = noted(calls, { ...fakeEffects(invoices, pdf), ...effects });
  const common = {
    limits: { ...LIMITS, ...options.limits },
    failedDocuments: new FailedDocuments(),
    conformance: options.conformance ?? { standards: 'both', faults: 'drop' },
    effects: notedEffects,
  } as const;
  const app = createApp({
    invoicePdfs: {
      ...common,
      largeInvoices: new LargeInvoices(),
      chooseTemplate: templateChooser(options.designs ?? designs, options.template ?? 'classic'),
    },
    documentPdfs: { ...common, templates: fakeTemplates, maxBodyBytes: options.maxBodyBytes ?? 100_000 },
    postedPdfs: {
      ...common,
      chooseTemplate: templateChooser(options.designs ?? designs, options.template ?? 'classic'),
      usualBodyBytes: options.maxBodyBytes ?? 100_000,
      maxBodyBytes: options.maxBodyBytes ?? 1_000_000,
    },
    xmlEffects: notedEffects,
    store: fakeStore(ticket, common.limits, {
      ...(options.maxBodyBytes !== undefined && { maxBodyBytes: options.maxBodyBytes }),
      find: findRecord(calls, invoices, common.limits.lines),
      ...options.store,
    }),
    batches: notedBatches(
      calls,
      fakeBatches({ ...(options.maxBodyBytes !== undefined && { maxBodyBytes: options.maxBodyBytes }), ...options.batches }),
    ),
    ...(options.mostEventStreams !== undefined && { mostEventStreams: options.mostEventStreams }),
    ledger: notedLedger(calls, { ...fakeLedger(options.ledger ?? []), ...options.ledgerEffects }),
    requiredScopes: new Set(options.requiredScopes),
    rateLimit: options.rateLimit ?? { limit: 0, windowMs: 60_000 },
    publicBaseUrl: options.publicBaseUrl === undefined ? null : new URL(options.publicBaseUrl),
    allowOrigin: allowOrigins(options.allowedOrigins ?? []),
    version: '1.2.3',
    verifyToken: options.verifyToken ?? tokenVerifier(RULES, findKeysIn({ secrets: [SECRET] }), () => Date.now() / 1000),
    known: options.known,
    health: { database: () => Promise.resolve(), chromium: () => true, stopping: () => false, ...options.health },
    observe: options.observe,
    metrics: options.metrics,
    example: options.example ?? null,
    log: (level, event, fields) => void lines.push({ level, event, fields }),
    trustedProxies: options.trustedProxies ?? [],
    requestTimeoutMs: options.requestTimeoutMs ?? 5000,
    now: () => notedEffects.now(),
  });
  const requestLine = async () => {
    await until(() => lines.some(({ event }) => event === 'request'));
    return lines.findLast(({ event }) => event === 'request') as LogLine;
  };
  return { app, calls, lines, pdf, requestLine };
}

function fakeEffects(invoices: Invoice[], pdf: Buffer): InvoiceEffects & DocumentEffects & PostedEffects & XmlEffects {
  return {
    admitBody: () => Promise.resolve(ticket()),
    recordDocument: () => Promise.resolve(),
    readInvoice,
    recordRendered: () => Promise.resolve(),
    admit: () => Promise.resolve(ticket()),
    admitLarge: () => Promise.resolve(ticket()),
    findInvoice: (key) => Promise.resolve(invoices.find((one) => isNamedBy(one, key)) ?? null),
    print: () => Promise.resolve({ bytes: pdf, words: null }),
    finish: (printed, _facts, claims, eInvoice) =>
      Promise.resolve({
        bytes: 'bytes' in printed ? printed.bytes : pdf,
        conformsTo: claims,
        faults: [],
        hasEInvoice: eInvoice !== null && claims.includes('pdfa'),
      }),
    makeEInvoice: (...made) => makeEInvoice(...made),
    findContents: () => Promise.resolve(NO_CONTENTS),
    readBack: () => Promise.resolve(),
    recordDownload: () => Promise.resolve(),
    recordDenial: () => Promise.resolve(),
    admitXml: () => Promise.resolve(ticket()),
    checkXml: async ({ bytes, kind, encoding, profile }) => {
      const { xml, fileName } = kind === 'pdf' ? extractInvoice(bytes) : { xml: bytes, fileName: undefined };
      return checkXml(xml, { encoding, embeddedAs: fileName, ...(profile && { profile }) });
    },
    recordXmlDownload: () => Promise.resolve(),
    recordXmlDenial: () => Promise.resolve(),
    recordXmlRendered: () => Promise.resolve(),
    recordValidation: () => Promise.resolve(),
    now: () => new Date('2026-11-20T12:00:00Z'),
  };
}

function ticket(): Ticket {
  return { releaseSlot: () => undefined, [Symbol.dispose]: () => undefined };
}

function isNamedBy(invoice: Invoice, key: InvoiceKey): boolean {
  if (invoice.organisation.id !== key.organisationId) return false;
  if ('sequence' in key) return invoice.sequence === key.sequence.toString();
  if ('number' in key) return invoice.number === key.number || ('id' in key && invoice.id === key.id);
  return invoice.id === key.id && (!('customerId' in key) || invoice.customer.id === key.customerId);
}

/** The ledger of organisation A: its invoices in the order in which they are given. Orders and customers are those that its invoices name. */
function fakeLedger(invoices: LedgerInvoice[]): Ledger {
  const belongsTo = (invoice: LedgerInvoice, { owner }: LedgerQuery) =>
    owner.kind === 'organisation' ||
    (owner.kind === 'order' && 'number' in owner.reference && invoice.order?.number === owner.reference.number) ||
    (owner.kind === 'customer' && 'accountId' in owner.reference && invoice.customer.accountId === owner.reference.accountId);
  return {
    find: (organisationId, reference) => {
      const found = invoices.find(
        (one) => ('number' in reference && one.number === reference.number) || ('id' in reference && one.id === reference.id),
      );
      return Promise.resolve(organisationId === ORGANISATION_A ? (found ?? null) : null);
    },
    list: (query) => {
      const all = query.organisationId === ORGANISATION_A ? invoices.filter((one) => belongsTo(one, query)) : [];
      if (query.owner.kind !== 'organisation' && all.length === 0) return Promise.resolve(null);
      return Promise.resolve({ total: all.length, invoices: all.slice(query.offset, query.offset + query.limit) });
    },
  };
}

function notedLedger(calls: Calls, ledger: Ledger): Ledger {
  return {
    find: (...asked) => {
      calls.order.push('findInLedger');
      return ledger.find(...asked);
    },
    list: (query) => {
      calls.order.push('list');
      calls.listed.push(query);
      return ledger.list(query);
    },
  };
}

type Effects = InvoiceEffects & DocumentEffects & PostedEffects & XmlEffects;

function noted(calls: Calls, effects: Effects): Effects {
  return {
    admitBody: (organisationId, signal) => effects.admitBody(organisationId, signal),
    recordDocument: (context, release) => {
      calls.order.push('recordDocument');
      calls.documents.push({ context, release });
      return effects.recordDocument(context, release);
    },
    readInvoice: (sent) => {
      calls.order.push('readInvoice');
      return effects.readInvoice(sent);
    },
    recordRendered: (context, release) => {
      calls.order.push('recordRendered');
      calls.rendered.push({ context, release });
      return effects.recordRendered(context, release);
    },
    now: () => effects.now(),
    admit: (organisationId, signal) => effects.admit(organisationId, signal),
    admitLarge: (organisationId, signal) => effects.admitLarge(organisationId, signal),
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
    makeEInvoice: (...made) => effects.makeEInvoice(...made),
    findContents: (invoice) => effects.findContents(invoice),
    finish: (printed, facts, claims, eInvoice) => {
      calls.finished.push({ ...facts, claims, eInvoice });
      return effects.finish(printed, facts, claims, eInvoice);
    },
    readBack: (bytes, expected) => effects.readBack(bytes, expected),
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
    admitXml: (organisationId, signal) => {
      calls.order.push('admitXml');
      return effects.admitXml(organisationId, signal);
    },
    checkXml: (sent) => effects.checkXml(sent),
    recordXmlDownload: (context, release) => {
      calls.order.push('recordXmlDownload');
      calls.xmls.push(release);
      return effects.recordXmlDownload(context, release);
    },
    recordXmlDenial: (context, denial) => {
      calls.order.push('recordXmlDenial');
      calls.denials.push({ context, denial });
      return effects.recordXmlDenial(context, denial);
    },
    recordXmlRendered: (context, release) => {
      calls.order.push('recordXmlRendered');
      calls.xmls.push(release);
      return effects.recordXmlRendered(context, release);
    },
    recordValidation: (context, validation) => {
      calls.order.push('recordValidation');
      calls.validations.push(validation);
      return effects.recordValidation(context, validation);
    },
  };
}
