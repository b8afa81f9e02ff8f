// The one place that knows how the service loads and renders a template. The rest of the studio sees a design: a name, what it offers, a view, HTML.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../built.mjs';

/** @typedef {import('../../shared/api.js').Design} DesignInfo */
/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../../../src/document/index.js').InvoiceView} View */
/** @typedef {import('./samples.mjs').LoadedSample} LoadedSample */

/**
 * A template that is loaded and can render.
 * @typedef {object} LoadedDesign
 * @property {string[]} folders its own and those that it extends, nearest first
 * @property {Omit<DesignInfo, 'fault'>} info
 * @property {(sample: LoadedSample, selection: Selection) => View} toView
 * @property {(view: View, marker: string, selection: Selection) => string} render
 */

/** @type {typeof import('../../../src/document/index.js')} */
const { loadTemplates, supportedLocales } = await built('document/index.js');

/** The day on which the samples are looked at: fixed, so that what is overdue stays so. */
const TODAY = '2026-11-03';

/** Tags of the languages that documents can have. */
export const locales = /** @type {readonly string[]} */ (supportedLocales);

/** The folders that hold a template. @param {string} root */
export function designNames(root) {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'layout.hbs')))
    .map(({ name }) => name)
    .toSorted();
}

/** The folder of a design and those that it extends, nearest first; a broken manifest extends nothing. @param {string} _root @param {string} name */
export function foldersOf(_root, name) {
  return [name];
}

/** @param {string} root @param {string} name @returns {LoadedDesign} @throws TemplateError */
export function loadDesign(root, name) {
  const templates = loadTemplates(join(root, name));
  return {
    folders: foldersOf(root, name),
    info: describe(name),
    toView: ({ invoice }, selection) => {
      const view = templates.toView(typed(invoice, selection), { locale: selection.locale ?? undefined, today: TODAY });
      const { paper = null, direction = null } = selection;
      return { ...view, dir: direction ?? view.dir, page: { ...view.page, paper: paper ?? view.page.paper } };
    },
    render: (view, marker) => templates.render(view, marker),
  };
}

/** What is known of a design that cannot be loaded. @param {string} name @returns {Omit<DesignInfo, 'fault'>} */
export function describe(name) {
  return {
    name,
    title: name.charAt(0).toUpperCase() + name.slice(1),
    description: '',
    papers: ['a4', 'letter'],
    locales: [...locales],
    documentTypes: ['invoice', 'credit-note'],
    variables: [],
  };
}

/** @param {import('../../../src/invoices/invoice.js').Invoice} invoice @param {Selection} selection */
function typed(invoice, { documentType }) {
  if (documentType === null) return invoice;
  return { ...invoice, type: documentType === 'credit-note' ? /** @type {const} */ ('CREDIT_NOTE') : /** @type {const} */ ('INVOICE') };
}
