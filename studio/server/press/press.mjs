// Loads designs and samples once, and renders them: the work of the press thread.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, designNames, foldersOf, loadDesign, locales } from './designs.mjs';
import { faultOf } from './fault.mjs';
import { findingsOf } from './findings.mjs';
import { blocksOf, markedCopy } from './html-blocks.mjs';
import { loadSamples } from './samples.mjs';

/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../../shared/api.js').Fault} Fault */
/** @typedef {import('./designs.mjs').LoadedDesign} LoadedDesign */

/** @typedef {{ good: LoadedDesign | null, fault: Fault | null }} Loaded good: the last version that could be loaded */

/**
 * A document that is ready to be printed.
 * @typedef {object} Rendered
 * @property {string} html
 * @property {string} title
 * @property {string} number
 * @property {string} lang
 * @property {'ltr' | 'rtl'} dir
 * @property {string} paper
 * @property {string} documentType
 */

/** Everything of one folder of templates. */
export class Press {
  /** @type {Map<string, Loaded>} */
  #designs = new Map();
  /** @type {ReturnType<typeof loadSamples> | undefined} */
  #samples;
  #stale = new Set();
  #root;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /** Files changed: what was made of them is made anew, when it is asked for. @param {readonly string[]} files below the root */
  forget(files) {
    if (files.some((file) => file.endsWith('.json') && file.includes('samples'))) this.#samples = undefined;
    const folders = new Set(files.map((file) => file.split('/')[0]));
    for (const name of this.#designs.keys()) {
      if (foldersOf(this.#root, name).some((folder) => folders.has(folder))) this.#stale.add(name);
    }
  }

  /** All that can be chosen. */
  catalogue() {
    const { samples, faults } = this.#loadSamples();
    return {
      designs: designNames(this.#root).map((name) => {
        const { good, fault } = this.#load(name);
        return { ...(good?.info ?? describe(name)), fault };
      }),
      samples: [...samples.values()].map(({ id, title, group, documentType, locale }) => ({ id, title, group, documentType, locale })),
      sampleFaults: faults,
      locales: [...locales],
    };
  }

  /** @param {Selection} selection @param {string} marker @returns {{ rendered: Rendered | null, fault: Fault | null }} */
  render(selection, marker) {
    const { good, fault } = this.#load(selection.design);
    if (!good) return { rendered: null, fault };
    try {
      const sample = this.#sample(selection.sample);
      const view = good.toView(sample, selection);
      const html = good.render(view, marker, selection);
      const { title, number, lang, dir, page } = view;
      const documentType = selection.documentType ?? sample.documentType;
      return { rendered: { html, title, number, lang, dir, paper: page.paper, documentType }, fault };
    } catch (error) {
      return { rendered: null, fault: fault ?? faultOf(error, this.#root, good.folders) };
    }
  }

  /** What the template sees. @param {Selection} selection @throws {unknown} what the template does */
  view(selection) {
    const { good, fault } = this.#load(selection.design);
    if (!good) throw new Error(fault?.message ?? 'the template cannot be loaded');
    return good.toView(this.#sample(selection.sample), selection);
  }

  /** The generated HTML, each partial's part by itself. @param {Selection} selection */
  blocks(selection) {
    const folder = mkdtempSync(join(tmpdir(), 'invoice-press-studio-'));
    try {
      const marked = join(folder, 'templates');
      markedCopy(this.#root, marked);
      const design = loadDesign(marked, selection.design);
      const html = design.render(design.toView(this.#sample(selection.sample), selection), 'marker', selection);
      return blocksOf(html, `${selection.design}/layout.hbs`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** @param {string} design */
  findings(design) {
    return findingsOf(this.#root, design);
  }

  /** @param {string} name @returns {Loaded} */
  #load(name) {
    const known = this.#designs.get(name);
    if (known && !this.#stale.has(name)) return known;
    if (!designNames(this.#root).includes(name)) {
      const message = `there is no template "${name}"`;
      return { good: known?.good ?? null, fault: { code: 'no_template', message, file: null, line: null, excerpt: [] } };
    }
    const loaded = this.#loadFresh(name, known);
    this.#designs.set(name, loaded);
    this.#stale.delete(name);
    return loaded;
  }

  /** @param {string} name @param {Loaded | undefined} known @returns {Loaded} */
  #loadFresh(name, known) {
    try {
      return { good: loadDesign(this.#root, name), fault: null };
    } catch (error) {
      return { good: known?.good ?? null, fault: faultOf(error, this.#root, foldersOf(this.#root, name)) };
    }
  }

  #loadSamples() {
    this.#samples ??= loadSamples(this.#root);
    return this.#samples;
  }

  /** @param {string} id */
  #sample(id) {
    const sample = this.#loadSamples().samples.get(id);
    if (!sample) throw Object.assign(new Error(`there is no sample "${id}", or its file is broken`), { code: 'no_sample' });
    return sample;
  }
}
