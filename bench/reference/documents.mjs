// The frozen documents: what the service sent to Chromium at the commit that frozen.json names, byte for byte.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { frozen } from './frozen.mjs';
import { frozenView } from './view.mjs';

/** One self-contained template: the parts of the design, its finished stylesheet. */
export const TEMPLATE = new URL('classic.hbs', import.meta.url);

/** What the service added so that Chromium did not lay the document out for the screen. */
const HIDDEN = '<style media="screen">html{display:none!important}</style>';

/** The numbers of lines whose documents are held by their SHA-256. */
export const FROZEN_LENGTHS = Object.keys(frozen.documents).map(Number);

/** @type {Handlebars.TemplateDelegate | undefined} */
let template;

/**
 * @typedef {object} FrozenDocument
 * @property {ReturnType<typeof frozenView>} view
 * @property {string} html as the template makes it
 * @property {string} sent as the service sent it to Chromium
 */

/** @param {number} lines @param {Record<string, string>} [hashes] SHA-256 of `sent`, by lines @returns {FrozenDocument} @throws Error if it is no longer what was frozen */
export function frozenDocument(lines, hashes = frozen.documents) {
  template ??= Handlebars.compile(readFileSync(TEMPLATE, 'utf8'));
  const view = frozenView(lines);
  const html = template(view);
  const opening = html.indexOf('>\n<head>') + 1;
  const sent = html.slice(0, opening) + HIDDEN + html.slice(opening);
  const expected = hashes[lines];
  const found = createHash('sha256').update(sent).digest('hex');
  if (expected !== undefined && found !== expected) {
    throw new Error(
      `the reference document of ${lines} lines is no longer the one that was frozen (SHA-256 ${found}, not ${expected}): something in bench/reference, or Handlebars, has changed`,
    );
  }
  return { view, html, sent };
}
