// An error as the page shows it: what is wrong, in which file and line, and how it stands there.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../built.mjs';

/** @typedef {import('../../shared/api.js').Fault} Fault */
/** @typedef {import('../../shared/api.js').ExcerptLine} ExcerptLine */

/** @type {typeof import('../../../src/text/nearest-name.js')} */
const { suggestion } = await built('text/nearest-name.js');

/** Lines shown before and after the one at fault. */
const AROUND = 3;
/** What is left of a long line. */
const MOST_COLUMNS = 240;
/** A larger file is no template. */
const MOST_BYTES = 5_000_000;

/**
 * @param {unknown} error
 * @param {string} root the folder of the templates
 * @param {readonly string[]} folders where a file named by the error may be, nearest first; below the root
 * @param {unknown} [view] what the template saw: a misspelt name is most often near to one that is there
 * @returns {Fault}
 */
export function faultOf(error, root, folders = [], view = {}) {
  if (!(error instanceof Error)) return { code: 'internal_error', message: String(error), file: null, line: null, excerpt: [] };
  const { code, file: named, line: given } = /** @type {{ code?: unknown, file?: unknown, line?: unknown }} */ (error);
  const fault = { code: typeof code === 'string' ? code : 'internal_error', excerpt: [] };
  if (typeof named !== 'string') return { ...fault, message: error.message, file: null, line: null };
  const found = locate(root, folders, named);
  const text = found === null ? null : readText(join(root, found));
  const line = typeof given === 'number' ? given : lineInJson(error.message, text);
  return {
    ...fault,
    message: readable(withoutPlace(error.message, named), view),
    file: found ?? (folders[0] === undefined ? named : `${folders[0]}/${named}`),
    line,
    excerpt: text === null || line === null ? [] : excerptOf(text, line),
  };
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

/** The excerpt of a file below the root; none when it cannot be read. @param {string} root @param {string} file @param {number} line */
export function excerptAt(root, file, line) {
  const text = file.split(/[\\/]/).includes('..') ? null : readText(join(root, file));
  return text === null ? [] : excerptOf(text, line);
}

/** @param {string} root @param {readonly string[]} folders @param {string} file */
function locate(root, folders, file) {
  const candidates = [...folders.map((folder) => `${folder}/${file}`), file];
  return candidates.find((candidate) => statSync(join(root, candidate), { throwIfNoEntry: false })?.isFile()) ?? null;
}

/** @param {string} path */
function readText(path) {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return size === 0 || size > MOST_BYTES ? null : readFileSync(path, 'utf8');
}

/** Engines name the place in JSON as an offset. @param {string} message @param {string | null} text */
function lineInJson(message, text) {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (text !== null && position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return text !== null && /end of JSON input/.test(message) ? text.trimEnd().split('\n').length : null;
}

/** "lines.hbs:12: there is no partial" → "there is no partial". @param {string} message @param {string} file */
function withoutPlace(message, file) {
  const rest = message.startsWith(file) ? message.slice(file.length).replace(/^(:\d+)*:\s*/, '') : message;
  return rest === '' ? message : rest;
}

/** Handlebars speaks of objects; a designer asks for a name. @param {string} message @param {unknown} view */
function readable(message, view) {
  const name = /^"(?<name>[^"]+)" not defined in .* - \d+:\d+$/s.exec(message)?.groups?.['name'];
  return name === undefined ? message : `the view has no "${name}" here${suggestion(name, namesIn(view))}`;
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
