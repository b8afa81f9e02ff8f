// An error as the page shows it: what is wrong, in which file and line, with an excerpt of the file.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../../../scripts/built.mjs';

/** @typedef {import('../../shared/api.js').Fault} Fault */
/** @typedef {import('../../shared/api.js').ExcerptLine} ExcerptLine */
/** @typedef {import('../../../src/templates/index.js').TemplateReading['faults'][number]} TemplateFault */

/** @type {typeof import('../../../src/text/nearest-name.js')} */
const { suggestion } = await built('text/nearest-name.js');
/** @type {typeof import('../../../src/templates/template-fault.js')} */
const { sentenceOf } = await built('templates/template-fault.js');

/** Lines shown before and after the one at fault. */
const AROUND = 3;
/** The length to which a long line is cut. */
const MOST_COLUMNS = 240;
/** A larger file is not a template. */
const MOST_BYTES = 5_000_000;

/**
 * @param {unknown} error
 * @param {string} root the folder of the templates
 * @param {unknown} [view] the data of the template: a misspelt name is mostly similar to an existing one
 * @returns {Fault}
 */
export function faultOf(error, root, view = {}) {
  if (!(error instanceof Error)) return { code: 'internal_error', message: String(error), file: null, line: null, excerpt: [] };
  const { code, file, line } = /** @type {{ code?: unknown, file?: unknown, line?: unknown }} */ (error);
  const fault = { code: typeof code === 'string' ? code : 'internal_error' };
  if (typeof file !== 'string') return { ...fault, message: error.message, file: null, line: null, excerpt: [] };
  const message = readable(withoutPlace(error.message, file), view);
  return { ...fault, message, ...placeOf(root, file, typeof line === 'number' ? line : null) };
}

/** The first fault of a template; the linter lists all. @param {readonly [TemplateFault, ...TemplateFault[]]} faults @param {string} root @returns {Fault} */
export function faultOfTemplate([first, ...others], root) {
  const more = others.length === 0 ? '' : ` (${others.length} more under Problems)`;
  return { code: 'template_error', message: `${sentenceOf(first)}${more}`, ...placeOf(root, first.file, first.line) };
}

/** @param {string} root @param {string} file @param {number | null} line */
function placeOf(root, file, line) {
  return { file, line, excerpt: line === null ? [] : excerptAt(root, file, line) };
}

/** The lines around one. @param {string} text @param {number} at counted from 1 @returns {ExcerptLine[]} */
export function excerptOf(text, at) {
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, at - AROUND);
  return lines.slice(first - 1, at + AROUND).map((content, index) => ({
    line: first + index,
    text: content.length > MOST_COLUMNS ? `${content.slice(0, MOST_COLUMNS)}…` : content,
    isAt: first + index === at,
  }));
}

/** The excerpt of a file below the root; none if it cannot be read. @param {string} root @param {string} file @param {number} line */
export function excerptAt(root, file, line) {
  const text = file.split(/[\\/]/).includes('..') ? null : readText(join(root, file));
  return text === null ? [] : excerptOf(text, line);
}

/** @param {string} path */
function readText(path) {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return size === 0 || size > MOST_BYTES ? null : readFileSync(path, 'utf8');
}

/** "lines.hbs:12: there is no partial" → "there is no partial". @param {string} message @param {string} file */
function withoutPlace(message, file) {
  const rest = message.startsWith(file) ? message.slice(file.length).replace(/^(:\d+)*:\s*/, '') : message;
  return rest === '' ? message : rest;
}

/** Handlebars reports objects; designers need the name of the field. @param {string} message @param {unknown} view */
function readable(message, view) {
  const name = /^"(?<name>[^"]+)" not defined in .* - \d+:\d+$/s.exec(message)?.groups?.['name'];
  if (name === undefined) return message;
  if (isAtTop(view, name)) return `there is no "${name}" in an entry of a list; write "@root.${name}"`;
  return `the view has no "${name}" here${suggestion(name, namesIn(view))}`;
}

/** @param {unknown} view @param {string} name */
function isAtTop(view, name) {
  return view !== null && typeof view === 'object' && Object.hasOwn(view, name);
}

/** Every name in a view. @param {unknown} value @param {Set<string>} [names] @returns {Set<string>} */
function namesIn(value, names = new Set()) {
  if (value === null || typeof value !== 'object') return names;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) names.add(name);
    namesIn(inner, names);
  }
  return names;
}
