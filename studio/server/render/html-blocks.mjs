// Which partial made which part of the HTML. In a copy of the templates, each partial is put between two marks. The HTML that the copy renders is cut at the
// marks.
import { randomUUID } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('../../shared/api.js').HtmlPart} HtmlPart */
/** @typedef {import('../../shared/api.js').HtmlBlock} HtmlBlock */

/** No text of a sample contains it. */
const NONCE = randomUUID().replaceAll('-', '');
const START = `\u2985${NONCE}:`;
const END = `\u2986${NONCE}`;
/** The document begins with its doctype: the service looks at the first bytes. */
const LAYOUT = 'layout.hbs';

/** Copies the templates and marks every partial. @param {string} root @param {string} target */
export function markedCopy(root, target) {
  rmSync(target, { recursive: true, force: true });
  cpSync(root, target, { recursive: true, dereference: true });
  for (const { name, parentPath } of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (!name.endsWith('.hbs') || name === LAYOUT) continue;
    const path = join(parentPath, name);
    const file = path.slice(target.length + 1).replaceAll('\\', '/');
    // The marks are on separate lines, so that a block alone on the first line of the partial is still alone.
    writeFileSync(path, `${START}${file}\u2986\n${readFileSync(path, 'utf8')}\n${END}`);
  }
}

/** Cuts marked HTML into blocks. @param {string} html @param {string} layout the name of the outermost block @returns {HtmlBlock} */
export function blocksOf(html, layout) {
  /** @type {HtmlBlock} */
  const outermost = { file: layout, parts: [] };
  const open = [outermost];
  const marks = new RegExp(`\n?${START}(?<file>[^\u2986]*)\u2986\n|\n?${END}`, 'g');
  let from = 0;
  const top = () => open.at(-1) ?? outermost;
  for (const match of html.matchAll(marks)) {
    addText(top(), html.slice(from, match.index));
    from = match.index + match[0].length;
    const file = match.groups?.['file'];
    if (file === undefined) open.pop();
    else open.push(addBlock(top(), file));
  }
  addText(top(), html.slice(from));
  return outermost;
}

/** @param {HtmlBlock} block @param {string} text */
function addText(block, text) {
  if (text !== '') block.parts.push(text);
}

/** @param {HtmlBlock} parent @param {string} file @returns {HtmlBlock} */
function addBlock(parent, file) {
  const block = { file, parts: [] };
  parent.parts.push(block);
  return block;
}
