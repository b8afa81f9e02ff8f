// The one place that knows how the service loads and renders a template. The rest of the studio sees a design: a name, what it offers, a view, HTML.
import { built } from '../built.mjs';
import { foldersOf } from './manifests.mjs';

/** @typedef {import('../../shared/api.js').Design} DesignInfo */
/** @typedef {import('../../shared/api.js').Paper} Paper */
/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../../shared/api.js').Variable} Variable */
/** @typedef {import('../../../src/templates/index.js').DocumentView} View */
/** @typedef {import('../../../src/templates/index.js').TemplateManifest} Manifest */
/** @typedef {import('./samples.mjs').LoadedSample} LoadedSample */

/**
 * A template that is loaded and can render.
 * @typedef {object} LoadedDesign
 * @property {string[]} folders its own and those that it extends, nearest first
 * @property {Omit<DesignInfo, 'fault'>} info
 * @property {(sample: LoadedSample, selection: Selection) => View} toView
 * @property {(view: View, marker: string, selection: Selection) => { html: string, remarks: readonly string[] }} render
 */

/** @type {typeof import('../../../src/templates/index.js')} */
const { loadTemplate, parseVariables, supportedLocales } = await built('templates/index.js');

/** @param {string} root @param {string} name @returns {LoadedDesign} @throws TemplateError */
export function loadDesign(root, name) {
  const design = loadTemplate(root, name);
  return {
    folders: foldersOf(root, name),
    info: { ...infoOf(design.manifest), packages: foldersOf(root, name) },
    toView: ({ sample: { document, today } }, { locale, paper, direction }) => {
      const view = design.toView(document, { locale: locale ?? undefined, today });
      return { ...view, dir: direction ?? view.dir, page: { ...view.page, paper: paper ?? view.page.paper } };
    },
    render: (view, marker, { variables }) => {
      const checked = parseVariables(design.manifest, variables);
      return { html: design.render(view, marker, checked), remarks: checked.remarks };
    },
  };
}

/** What is known of a design that cannot be loaded. @param {string} root @param {string} name @returns {Omit<DesignInfo, 'fault'>} */
export function unknownDesign(root, name) {
  return {
    name,
    packages: foldersOf(root, name),
    title: name,
    description: '',
    papers: ['a4', 'letter'],
    locales: [...supportedLocales],
    documentTypes: [],
    variables: [],
  };
}

/** @param {Manifest} manifest @returns {Omit<DesignInfo, 'fault' | 'packages'>} */
function infoOf({ name, title, description, paper, locales, documentTypes, variables }) {
  return {
    name,
    title,
    description,
    papers: paper.map((one) => /** @type {Paper} */ (one.toLowerCase())),
    locales: [...locales],
    documentTypes: [...documentTypes],
    variables: Object.entries(variables).map(([key, variable]) => infoOfVariable(key, variable)),
  };
}

/** @param {string} name @param {Manifest['variables'][string]} variable @returns {Variable} */
function infoOfVariable(name, variable) {
  const { type, description, default: initial } = variable;
  const info = { name, type, description, default: initial, choices: /** @type {string[]} */ ([]), minimum: null, maximum: null };
  if (variable.type === 'font') return { ...info, choices: [...variable.options] };
  if (variable.type === 'choice') return { ...info, choices: Object.keys(variable.options) };
  return variable.type === 'length' ? { ...info, minimum: variable.min, maximum: variable.max } : info;
}
