// The one place that knows how the service reads and renders a template. The rest of the studio sees a name, what it offers, a view, HTML.
import { built } from '../../../scripts/built.mjs';

/** @typedef {import('../../shared/api.js').Design} TemplateInfo */
/** @typedef {import('../../shared/api.js').Paper} Paper */
/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../../shared/api.js').Variable} Variable */
/** @typedef {import('../../../src/templates/index.js').DocumentView} View */
/** @typedef {import('../../../src/templates/index.js').TemplateManifest} Manifest */
/** @typedef {import('../../../src/templates/render/columns/line-cells.js').LinesInColumns} LinesInColumns */
/** @typedef {import('../../../src/templates/index.js').MarkedText} MarkedText */
/** @typedef {import('../../../src/templates/render/marked/marked-html.js').Around} Around */
/** @typedef {import('./samples.mjs').LoadedSample} LoadedSample */

/** @typedef {import('../../../src/templates/index.js').TemplateReading} TemplateReading */

/**
 * A template as it lies in its folder.
 * @typedef {object} ReadTemplate
 * @property {string[]} folders its own and those that it extends, nearest first
 * @property {boolean} isAbstract
 * @property {string} layout the file of the outermost part, which may be inherited
 * @property {LoadedTemplate | null} template null if it has a fault or is abstract
 * @property {TemplateReading['faults']} faults
 */

/**
 * A template that can render.
 * @typedef {object} LoadedTemplate
 * @property {Omit<TemplateInfo, 'fault'>} info
 * @property {(sample: LoadedSample, selection: Selection) => View} toView
 * @property {(view: View) => View} toData what its parts see: with its own messages and columns
 * @property {(view: View, marker: string, selection: Selection) => { html: string, remarks: readonly string[] }} render
 * @property {(view: View, marker: string, selection: Selection, around: Around) => { html: string, texts: MarkedText[] }} renderMarked with elements around its texts
 */

/** @type {typeof import('../../../src/templates/index.js')} */
const { parseVariables, readTemplate, supportedLocales, withRegions } = await built('templates/index.js');

/** @param {string} root @param {string} name @returns {ReadTemplate} */
export function readFrom(root, name) {
  const { template, faults, isAbstract, lineage, parts } = readTemplate(root, name);
  const [outermost] = lineage.layers;
  const names = lineage.layers.map((layer) => layer.name).toReversed();
  // The template that it extends may not exist yet.
  const folders = [...new Set([...names, outermost.manifest.own.extends ?? name])];
  const layout = parts.get('layout')?.text.origin ?? `${name}/layout.hbs`;
  return { folders, isAbstract, layout, template: template && loaded(template, folders), faults };
}

/** @param {NonNullable<TemplateReading['template']>} template @param {string[]} folders @returns {LoadedTemplate} */
function loaded(template, folders) {
  return {
    info: { ...infoOf(template.manifest), packages: folders },
    toView: ({ sample: { document, today } }, { locale, paper, direction, variables }) => {
      const options = { locale: locale ?? undefined, today };
      const view = template.toView(document, options, acceptedVariables(template.manifest, variables));
      return { ...view, dir: direction ?? view.dir, page: { ...view.page, paper: paper ?? view.page.paper } };
    },
    toData: (view) => withoutLoops(template.completed(view)),
    render: (view, marker, { variables }) => {
      const checked = parseVariables(template.manifest, variables);
      return { html: template.render(view, marker, checked), remarks: checked.remarks };
    },
    renderMarked: (view, marker, { variables }, around) =>
      template.renderMarked(view, marker, around, parseVariables(template.manifest, variables)),
  };
}

/** In a part, `line` of a line and of its cells is the line again, without end. @param {View} view @returns {View} */
function withoutLoops(view) {
  const lines = /** @type {LinesInColumns | null} */ (view.lines);
  const items = lines?.items.map(({ cells, ...item }) => ({
    ...item,
    line: undefined,
    cells: cells.map((cell) => ({ ...cell, line: undefined })),
  }));
  return /** @type {View} */ ({ ...view, lines: lines && { ...lines, items } });
}

/** The variables that decide what is in a view; `render` says what is wrong with others. @param {Manifest} manifest @param {unknown} variables */
function acceptedVariables(manifest, variables) {
  try {
    return parseVariables(manifest, variables);
  } catch {
    return undefined;
  }
}

/** The known facts about a template that cannot be read. @param {string} name @param {string[]} folders @returns {Omit<TemplateInfo, 'fault'>} */
export function unknownTemplate(name, folders) {
  return {
    name,
    packages: folders,
    title: name,
    description: '',
    papers: ['a4', 'letter'],
    languages: languagesOf(supportedLocales),
    documentTypes: [],
    variables: [],
  };
}

/** @param {Manifest} manifest @returns {Omit<TemplateInfo, 'fault' | 'packages'>} */
function infoOf({ name, title, description, paper, locales, documentTypes, variables }) {
  return {
    name,
    title,
    description,
    papers: paper.map((one) => /** @type {Paper} */ (one.toLowerCase())),
    languages: languagesOf(locales),
    documentTypes: [...documentTypes],
    variables: Object.entries(variables).map(([key, variable]) => infoOfVariable(key, variable)),
  };
}

/** Each named language with the regions that it brings. A region that is named has messages of its own. @param {Manifest['locales']} locales */
function languagesOf(locales) {
  return locales.map((locale) => ({
    locale,
    regions: withRegions([locale]).filter((region) => region !== locale && !locales.includes(region)),
  }));
}

/** @param {string} name @param {Manifest['variables'][string]} variable @returns {Variable} */
function infoOfVariable(name, variable) {
  const { type, description, default: initial } = variable;
  const info = { name, type, description, default: initial, choices: /** @type {string[]} */ ([]), minimum: null, maximum: null };
  if (variable.type === 'font') return { ...info, choices: [...variable.options] };
  if (variable.type === 'image') return { ...info, choices: ['none', ...Object.keys(variable.options)] };
  if (variable.type === 'choice') return { ...info, choices: Object.keys(variable.options) };
  return variable.type === 'length' ? { ...info, minimum: variable.min, maximum: variable.max } : info;
}
