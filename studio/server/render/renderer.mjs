// Reads templates and samples once, and renders them: the work of the render thread.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../../../scripts/built.mjs';
import { prepareEInvoice } from '../e-invoice/explain.mjs';
import { faultOf, faultOfTemplate } from './fault.mjs';
import { findingsOf, unknownFieldsOf } from './findings.mjs';
import { blocksOf, markedCopy } from './html-blocks.mjs';
import { infoOfSample } from './sample-info.mjs';
import { loadSamples } from './samples.mjs';
import { readFrom, unknownTemplate } from './templates.mjs';

/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../../shared/api.js').Fault} Fault */
/** @typedef {import('./templates.mjs').LoadedTemplate} LoadedTemplate */
/** @typedef {import('./samples.mjs').LoadedSample} LoadedSample */

/** @type {typeof import('../../../src/templates/index.js')} */
const { errorOfFaults, templateNames } = await built('templates/index.js');

/**
 * A template in its last versions.
 * @typedef {object} Loaded
 * @property {LoadedTemplate | null} good the last one without a fault
 * @property {LoadedTemplate | null} proven the last one without a fault that has rendered a document
 * @property {Fault | null} fault the first fault of the newest one
 * @property {string[]} folders what the newest one is read from, nearest first
 * @property {boolean} isAbstract
 */

/**
 * A document that is ready to be printed.
 * @typedef {object} Rendered
 * @property {string} html
 * @property {readonly string[]} remarks changes of the variables that keep the document readable
 * @property {string} title
 * @property {string} number
 * @property {string} lang
 * @property {'ltr' | 'rtl'} dir
 * @property {string} paper
 * @property {string} documentType
 */

/** @type {Loaded} */
const NOTHING = { good: null, proven: null, fault: null, folders: [], isAbstract: false };

/** Everything of one folder of templates. */
export class Renderer {
  /** @type {Map<string, Loaded>} */
  #templates = new Map();
  /** @type {ReturnType<typeof loadSamples> | undefined} */
  #samples;
  #areSamplesStale = false;
  #stale = new Set();
  #root;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /** Files changed: everything made from them is made again when it is needed. @param {readonly string[]} files below the root */
  forget(files) {
    if (files.some((file) => file.includes('/samples'))) this.#areSamplesStale = true;
    const folders = new Set(files.map((file) => file.split('/')[0]));
    for (const [name, loaded] of this.#templates) {
      if (loaded.folders.some((folder) => folders.has(folder))) this.#stale.add(name);
    }
  }

  /** All choices. */
  catalogue() {
    const { samples, faults } = this.#loadSamples();
    return {
      designs: templateNames(this.#root).flatMap((name) => {
        const { good, fault, folders, isAbstract } = this.#load(name);
        return isAbstract ? [] : [{ ...(good?.info ?? unknownTemplate(name, folders)), fault }];
      }),
      samples: [...samples.values()].map(infoOfSample),
      sampleFaults: faults,
    };
  }

  /**
   * If there is a fault, the document is that of the last version without a fault, if any.
   * @param {Selection} selection @param {string} marker @param {LoadedSample | null} own the document, if it is the designer's own
   * @returns {{ rendered: Rendered | null, fault: Fault | null }}
   */
  render(selection, marker, own) {
    const loaded = this.#load(selection.design);
    const { good, proven, fault } = loaded;
    if (!good) return { rendered: null, fault };
    try {
      const sample = own ?? this.#sample(selection.sample);
      const rendered = this.#render(good, sample, selection, marker);
      if (!fault) loaded.proven = good;
      return { rendered, fault: fault ?? sample.fault };
    } catch (error) {
      return {
        rendered: this.#renderProven(proven, own, selection, marker),
        fault: fault ?? faultOf(error, this.#root, () => unknownFieldsOf(this.#root, selection.design)),
      };
    }
  }

  /** @param {LoadedTemplate | null} proven @param {LoadedSample | null} own @param {Selection} selection @param {string} marker */
  #renderProven(proven, own, selection, marker) {
    try {
      return proven && this.#render(proven, own ?? this.#sample(selection.sample), selection, marker);
    } catch {
      return null;
    }
  }

  /** @param {LoadedTemplate} template @param {LoadedSample} sample @param {Selection} selection @param {string} marker @returns {Rendered} */
  #render(template, sample, selection, marker) {
    const view = template.toView(sample, selection);
    const { html, remarks } = template.render(view, marker, selection);
    const { title, number, lang, dir, page, documentType } = view;
    return { html, remarks, title, number, lang, dir, paper: page.paper, documentType };
  }

  /** What the template sees. @param {Selection} selection @param {LoadedSample | null} own @throws {unknown} what the template does */
  view(selection, own) {
    const { good, fault } = this.#load(selection.design);
    if (!good) throw new Error(fault?.message ?? 'the template cannot be loaded');
    return good.toData(good.toView(own ?? this.#sample(selection.sample), selection));
  }

  /** The generated HTML in blocks, one for each partial. @param {Selection} selection @param {LoadedSample | null} own */
  blocks(selection, own) {
    const folder = mkdtempSync(join(tmpdir(), 'invoice-press-studio-'));
    try {
      const marked = join(folder, 'templates');
      markedCopy(this.#root, marked);
      const { template, faults, layout } = readFrom(marked, selection.design);
      const [first, ...others] = faults;
      if (first) throw errorOfFaults([first, ...others]);
      if (!template) throw new Error('an abstract template cannot be printed');
      const { html } = template.render(template.toView(own ?? this.#sample(selection.sample), selection), 'marker', selection);
      return blocksOf(html, layout);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** The e-invoice, and the page to find its terms on. Null if the document is no invoice. @param {Selection} selection @param {LoadedSample | null} own @param {string} profile @param {string} marker */
  eInvoice(selection, own, profile, marker) {
    const { good, fault } = this.#load(selection.design);
    if (!good) throw new Error(fault?.message ?? 'the template cannot be loaded');
    return prepareEInvoice(good, own ?? this.#sample(selection.sample), selection, profile, marker);
  }

  /** The findings of the linter. @param {string} design */
  findings(design) {
    return findingsOf(this.#root, design);
  }

  /** @param {string} name @returns {Loaded} */
  #load(name) {
    const known = this.#templates.get(name);
    if (known && !this.#stale.has(name)) return known;
    if (!templateNames(this.#root).includes(name)) {
      const message = `there is no template "${name}"`;
      return { ...NOTHING, ...known, fault: { code: 'no_template', message, file: null, line: null, excerpt: [] } };
    }
    const { template, folders, isAbstract, faults } = readFrom(this.#root, name);
    const [first, ...others] = faults;
    const fault = first ? faultOfTemplate([first, ...others], this.#root) : null;
    const loaded = { ...NOTHING, ...known, folders, isAbstract, fault };
    if (template) loaded.good = template;
    this.#templates.set(name, loaded);
    this.#stale.delete(name);
    return loaded;
  }

  #loadSamples() {
    if (!this.#samples || this.#areSamplesStale) this.#samples = loadSamples(this.#root, this.#samples?.samples);
    this.#areSamplesStale = false;
    return this.#samples;
  }

  /** @param {string} id */
  #sample(id) {
    const sample = this.#loadSamples().samples.get(id);
    if (!sample) throw Object.assign(new Error(`there is no sample "${id}", or its file is broken`), { code: 'no_sample' });
    return sample;
  }
}
