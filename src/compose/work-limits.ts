import type { RefusalNow } from '../http/server/refuse-early.js';
import type { Ticket } from '../pdf/effects.js';
import { Admission } from '../pdf/slots/admission.js';
import { BulkSlots } from '../pdf/slots/bulk-slots.js';
import type { Settings } from '../settings/read-settings.js';
import type { DocumentEffects } from '../pdf/document/effects.js';
import type { PdfLimits } from '../pdf/limits.js';

/** Large invoices that may wait: each of them is in memory as a whole. */
const LARGE_QUEUE = 8;

/** Bodies of imports in memory at a time: one is imported, the others arrive or wait. */
export const IMPORT_BODIES = 3;

/**
 * Imports that wait for one of these places. Their bodies are not read meanwhile, so each takes little more than its connection. Half of all places are those of
 * one organisation by default: many enough for a sender that posts its invoices one by one and all at once.
 */
export const IMPORT_QUEUE = 125;

/** XML that is made or checked at a time without a page: it takes a core, and no browser. */
const XML_SLOTS = 2;

/** Requests that are worked on at a time: those that print, and some that read, so that no page waits for the database. */
export function slotsOf({ CHROMIUM_BROWSERS, CHROMIUM_PAGES }: Settings): number {
  return CHROMIUM_BROWSERS * CHROMIUM_PAGES + 2;
}

/** Of three or more pages, one is kept from the organisation that has all others: the request of another one prints immediately. */
function slotsOfOne({ CHROMIUM_BROWSERS, CHROMIUM_PAGES }: Settings): number {
  const pages = CHROMIUM_BROWSERS * CHROMIUM_PAGES;
  return pages < 3 ? pages : pages - 1;
}

/** While several organisations ask, half of the pages is the most for one: prints of the others then find a core that is free. */
function slotsBesideOthers({ CHROMIUM_BROWSERS, CHROMIUM_PAGES }: Settings): number {
  return Math.ceil((CHROMIUM_BROWSERS * CHROMIUM_PAGES) / 2);
}

/** Invoices of batches that print at a time while no request is there. Beside requests, one page is always free for them. */
export function bulkPrintsOf({ ROLE, BATCH_PRINTS, CHROMIUM_BROWSERS, CHROMIUM_PAGES }: Settings): number {
  const pages = CHROMIUM_BROWSERS * CHROMIUM_PAGES;
  return BATCH_PRINTS ?? (ROLE === 'worker' ? pages : Math.max(1, pages - 1));
}

/** Invoices of a batch in work at a time: one more than print, so that no page waits for database and storage. */
export function itemsAtATime(settings: Settings): number {
  return bulkPrintsOf(settings) + 1;
}

/** Which requests are admitted, and how many wait. */
export interface Slots {
  effects: Pick<DocumentEffects, 'admit' | 'admitLarge' | 'admitBody'> & {
    /** Waits for a place in memory for the body of an import. */
    admitImportBody: DocumentEffects['admitBody'];
    /** Waits until no other import works in this process. */
    admitImport: DocumentEffects['admit'];
    /** Waits for one of the places where XML is made and checked. */
    admitXml: DocumentEffects['admit'];
    /** Waits for a slot of the lower class: that of batches. */
    admitBulk: (signal: AbortSignal) => Promise<Ticket>;
  };
  refusalNow: RefusalNow;
  waiting(): number;
}

/** Slots for all requests and for large ones, and the body budget. */
export function openSlots(settings: Settings): Slots {
  const { QUEUE_LIMIT: queueLimit, QUEUE_TIMEOUT_MS: longestWaitMs, ORGANISATION_SHARE_PERCENT, LARGE_PRINTS } = settings;
  const common = { longestWaitMs, share: ORGANISATION_SHARE_PERCENT / 100 };
  const all = new Admission({
    ...common,
    slots: slotsOf(settings),
    slotsOfOne: slotsOfOne(settings),
    slotsBesideOthers: slotsBesideOthers(settings),
    queueLimit,
  });
  // One body for each request in progress. No request waits for body budget, because a slow sender would block the others.
  const budget = slotsOf(settings) + queueLimit;
  const bodies = new Admission({ ...common, slots: budget, slotsOfOne: Math.ceil(budget * common.share), queueLimit: 0 });
  const large = new Admission({ ...common, slots: LARGE_PRINTS, queueLimit: Math.min(queueLimit, LARGE_QUEUE) });
  const xml = new Admission({ ...common, slots: XML_SLOTS, queueLimit });
  const { IMPORT_TIMEOUT_MS: longestImportWaitMs } = settings;
  const importBodies = new Admission({
    ...common,
    slots: IMPORT_BODIES,
    queueLimit: IMPORT_QUEUE,
    longestWaitMs: longestImportWaitMs,
  });
  const imports = new Admission({ slots: 1, share: 1, queueLimit: IMPORT_BODIES, longestWaitMs: longestImportWaitMs });
  const bulk = new BulkSlots({ live: () => all.status(), most: bulkPrintsOf(settings), besideLive: 1 });
  return {
    effects: {
      admitBulk: (signal) => bulk.enter(signal),
      admitImportBody: (organisationId, signal) => importBodies.enter(organisationId, signal),
      admitImport: (organisationId, signal) => imports.enter(organisationId, signal),
      admitXml: (organisationId, signal) => xml.enter(organisationId, signal),
      admitBody: (organisationId, signal) => bodies.enter(organisationId, signal),
      admit: (organisationId, signal) => all.enter(organisationId, signal),
      admitLarge: (organisationId, signal) => large.enter(organisationId, signal),
    },
    refusalNow: (organisationId) => all.refusalNow(organisationId),
    waiting: () => all.status().waiting + large.status().waiting,
  };
}

/** Size limits of a document. */
export function limitsOf(settings: Settings): PdfLimits {
  return {
    lines: settings.MAX_INVOICE_LINES,
    textLength: settings.MAX_TEXT_LENGTH,
    totalTextLength: settings.MAX_TOTAL_TEXT_LENGTH,
    htmlLength: settings.MAX_HTML_LENGTH,
    pdfBytes: settings.MAX_PDF_BYTES,
    // An import cannot bring more at a time.
    embeddedBytes: settings.MAX_IMPORT_BYTES,
    largeLines: settings.LARGE_INVOICE_LINES,
    millisecondsPerLine: settings.TIMEOUT_PER_LINE_MS,
  };
}
