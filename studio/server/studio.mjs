// The functions of the studio, without HTTP: show a selection, its data and its HTML, and report changes.
import { createHash, randomUUID } from 'node:crypto';
import { EInvoices } from './e-invoice/e-invoices.mjs';
import { Editions } from './editions.mjs';
import { OwnData } from './own-data/own-data.mjs';
import { PageImages } from './pages/page-images.mjs';
import { printInfo } from './pages/print-info.mjs';
import { finishPdf, pageEndsOf, startPrinter } from './pages/printer.mjs';
import { Recent } from './pages/recent.mjs';
import { checkPrints } from './render/print-check.mjs';
import { faultIn, RendererClient } from './render/renderer-client.mjs';
import { infoOfSample } from './render/sample-info.mjs';
import { pdfName } from './pdf-name.mjs';
import { savedAt } from './saved-at.mjs';
import { watchFolder } from './watch-folder.mjs';

/** @typedef {import('../shared/api.js').Catalogue} Catalogue */
/** @typedef {import('../shared/api.js').Change} Change */
/** @typedef {import('../shared/api.js').Fault} Fault */
/** @typedef {import('../shared/api.js').Print} Print */
/** @typedef {import('../shared/api.js').Rendering} Rendering */
/** @typedef {import('../shared/api.js').Selection} Selection */
/** @typedef {import('./render/renderer.mjs').Rendered} Rendered */
/** @typedef {{ page: number, width: number }} Look the page in view: its image is made as soon as possible */

const MOST_PDF_BYTES = 256_000_000;
const MOST_RENDERINGS = 2000;
const PRINT_DEADLINE_MS = 25_000;
/** In pixels, of a page that nobody has asked for yet. */
const FIRST_WIDTH = 800;
/** A fixed date for the PDFs, so that equal documents are equal to the byte. */
const PDF_DATE = { date: new Date('2026-11-03T00:00:00Z'), utcOffsetMinutes: 0 };

/** The studio, running. */
export class Studio {
  #renderer = new RendererClient();
  #own = new OwnData();
  #images = new PageImages();
  /** @type {Recent<{ print: Omit<Print, 'name'>, pdf: Buffer }>} by the id of the print */
  #prints = new Recent(MOST_PDF_BYTES);
  /** @type {Recent<Promise<Rendering>>} by revision and selection */
  #renderings = new Recent(MOST_RENDERINGS);
  /** @type {Recent<Print>} the last good print, by selection */
  #lastGood = new Recent(MOST_RENDERINGS);
  /** @type {Set<(change: Change) => void>} */
  #listeners = new Set();
  #revision = 1;
  #folder;
  #editions;
  #eInvoices;
  #printer;
  #watch;

  /** @param {string} folder of the templates @param {import('../../src/chromium/index.js').Chromium} printer */
  constructor(folder, printer) {
    this.#folder = folder;
    this.#printer = printer;
    this.#eInvoices = new EInvoices(printer);
    this.#editions = new Editions(folder);
    // Reading all templates may take longer than a document; its time begins afterwards.
    this.#renderer.catalogue(folder).catch(() => undefined);
    this.#watch = watchFolder(folder, (files) => this.#onChange(files));
  }

  /** @returns {Promise<Catalogue>} */
  async catalogue() {
    const { openedAt, pinnedAt } = this.#editions;
    const revision = this.#revision;
    const found = await this.#renderer.catalogue(this.#folder);
    return {
      ...found,
      samples: [...this.#own.samples().map(infoOfSample), ...found.samples],
      ownFiles: this.#own.files(),
      folder: this.#folder,
      revision,
      openedAt,
      pinnedAt,
    };
  }

  /** Prints a selection, unless its print already exists. @param {Selection} selection @param {Look} look @returns {Promise<Rendering>} */
  async show(selection, look) {
    const key = this.#keyOf(selection);
    const known = this.#renderings.get(key);
    if (known) return { ...(await known), milliseconds: { render: 0, print: 0 } };
    const rendering = this.#show(selection, look);
    this.#renderings.set(key, rendering, 1);
    const { fault } = await rendering;
    // A failed print is tried again at the next request, because the machine may have been the cause. One that never ends is not.
    if (fault && fault.code !== 'gave_up') this.#renderings.delete(key);
    return rendering;
  }

  /** @param {string} id */
  pdf(id) {
    return this.#prints.get(id);
  }

  /** A page as PNG; null if it does not exist. @param {string} id @param {Look} look @param {AbortSignal} [signal] */
  async image(id, { page, width }, signal) {
    const known = this.#prints.get(id);
    return known ? this.#images.image(id, known.pdf, page, width, signal) : null;
  }

  /** @param {Selection} selection */
  view(selection) {
    return this.#renderer.view(this.#rootOf(selection), selection, this.#own.sample(selection.sample));
  }

  /** The e-invoice of a document, and where the page shows its terms; null if it is no invoice. @param {Selection} selection @param {string} profile */
  eInvoice(selection, profile) {
    const own = this.#own.sample(selection.sample);
    return this.#eInvoices.get(`${profile} ${this.#keyOf(selection)}`, {
      prepare: (marker) => this.#renderer.eInvoice(this.#rootOf(selection), selection, own, profile, marker),
      pagesShown: async () => (await this.show(selection, { page: 1, width: FIRST_WIDTH })).print?.pages.length,
    });
  }

  /** @param {Selection} selection */
  blocks(selection) {
    return this.#renderer.blocks(this.#rootOf(selection), selection, this.#own.sample(selection.sample));
  }

  /** The findings of the linter for a template. It stops when nobody waits for them. @param {string} design @param {AbortSignal} signal */
  findings(design, signal) {
    return this.#renderer.findings(this.#folder, design, signal);
  }

  /** What `npm run templates:check` says. It stops when nobody waits for it. @param {string} design @param {AbortSignal} signal */
  check(design, signal) {
    return checkPrints(this.#folder, design, signal);
  }

  /** Takes a file of the designer as samples. @param {string} name @param {Buffer | null} bytes null: it is too large */
  async addOwnFile(name, bytes) {
    const file = await this.#own.add(name, bytes);
    this.#tell([name], 'read', Date.now());
    return file;
  }

  /** @param {string} name */
  removeOwnFile(name) {
    this.#own.remove(name);
    this.#tell([name], 'removed', Date.now());
  }

  /** Keeps the current templates for comparison. */
  async pin() {
    const before = this.#editions.pin();
    if (before) await this.#renderer.drop(before);
    return { pinnedAt: this.#editions.pinnedAt };
  }

  /** @param {(change: Change) => void} listener @returns {() => void} stops it */
  listen(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close() {
    this.#watch.close();
    await Promise.all([
      this.#renderer.close(),
      this.#own.close(),
      this.#images.close(),
      this.#eInvoices.close(),
      this.#printer.close(),
    ]);
    this.#editions.close();
  }

  /** @param {Selection} selection @param {Look} look @returns {Promise<Rendering>} */
  async #show(selection, look) {
    const revision = this.#revision;
    const key = JSON.stringify(selection);
    const startAt = performance.now();
    let renderedAt = startAt;
    /** @type {Fault | null} */
    let known = null;
    try {
      const marker = randomUUID();
      const { rendered, fault } = await this.#renderer.render(
        this.#rootOf(selection),
        selection,
        marker,
        this.#own.sample(selection.sample),
      );
      renderedAt = performance.now();
      known = fault;
      if (!rendered) return this.#fallBack(key, fault, revision);
      const { print: printed, cut } = await this.#printOrShowCut(rendered, marker, look);
      // Templates that make equal documents share a print, and differ in its name.
      const print = { ...printed, name: pdfName({ ...rendered, design: selection.design }) };
      const milliseconds = { render: renderedAt - startAt, print: performance.now() - renderedAt };
      if (cut) return { print, fault: cut, isLastGood: false, remarks: rendered.remarks, revision, milliseconds };
      if (!fault) this.#lastGood.set(key, print, 1);
      return { print, fault, isLastGood: fault !== null, remarks: rendered.remarks, revision, milliseconds };
    } catch (error) {
      // If the last version does not print either, the fault is still that of the newest.
      return this.#fallBack(key, known ?? faultIn(error), revision);
    }
  }

  /** @param {string} key @param {Fault | null} fault @param {number} revision @returns {Rendering} */
  #fallBack(key, fault, revision) {
    const last = this.#lastGood.get(key);
    const print = last && this.#prints.get(last.id) ? last : null;
    return { print, fault, isLastGood: print !== null, remarks: [], revision, milliseconds: { render: 0, print: 0 } };
  }

  /**
   * The service refuses a page on which something is cut off. The studio shows it, with the parts that are cut.
   * @param {Rendered} rendered @param {string} marker @param {Look} look @returns {Promise<{ print: Omit<Print, 'name'>, cut: Fault | null }>}
   */
  async #printOrShowCut(rendered, marker, look) {
    try {
      return { print: await this.#print(rendered, marker, look), cut: null };
    } catch (error) {
      if (/** @type {{ code?: unknown }} */ (error).code !== 'document_check_failed') throw error;
      return { print: await this.#print(rendered, marker, look, true), cut: faultIn(error) };
    }
  }

  /** @param {Rendered} rendered @param {string} marker @param {Look} look @param {boolean} [mayBeCut] @returns {Promise<Omit<Print, 'name'>>} */
  async #print({ html, title, lang, dir, paper, documentType }, marker, look, mayBeCut = false) {
    const signal = AbortSignal.timeout(PRINT_DEADLINE_MS);
    const printed = await this.#printer.print({ html, marker, signal, mayBeCut });
    const { bytes: pdf, conformsTo, faults } = await finishPdf(printed, { date: PDF_DATE });
    const id = createHash('sha256').update(pdf).digest('hex').slice(0, 32);
    const known = this.#prints.get(id)?.print;
    if (known) return known;
    const [pages, pageEnds] = await Promise.all([this.#images.sizes(id, pdf), pageEndsOf(printed.bytes)]);
    const print = printInfo({ id, pdf, conformsTo, faults, pages, pageEnds, title, lang, dir, paper, documentType });
    this.#prints.set(id, { print, pdf }, pdf.length);
    if (look.page <= pages.length) this.#images.image(id, pdf, look.page, look.width).catch(() => undefined);
    return print;
  }

  /** What a selection showed is out of date when this is another. @param {Selection} selection */
  #keyOf(selection) {
    const edition = selection.edition === 'now' ? this.#revision : this.#editions.pinnedAt;
    return `${edition} ${this.#own.versionOf(selection.sample)} ${JSON.stringify(selection)}`;
  }

  /** @param {Selection} selection */
  #rootOf({ edition }) {
    const root = this.#editions.rootOf(edition);
    if (root === null) throw Object.assign(new Error('nothing is pinned'), { code: 'not_pinned' });
    return root;
  }

  /** @param {string[]} files */
  #onChange(files) {
    this.#renderer.forget(this.#folder, files).catch(() => undefined);
    this.#tell(files, 'saved', savedAt(this.#folder, files));
  }

  /** What was shown before is out of date. @param {string[]} files @param {Change['what']} what @param {number} at */
  #tell(files, what, at) {
    this.#revision++;
    const change = { revision: this.#revision, files, what, savedAt: at };
    for (const listener of this.#listeners) listener(change);
  }
}

/** @param {string} folder of the templates */
export async function openStudio(folder) {
  return new Studio(folder, await startPrinter());
}
