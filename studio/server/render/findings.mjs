// The findings of the linter without a browser, like `npm run templates:check -- --static`.
import { built } from '../../../scripts/built.mjs';
import { shown } from './print-check.mjs';

/** @typedef {import('../../shared/api.js').Finding} Finding */

/** @type {typeof import('../../../linter/index.js')} */
const { checkTemplate, unknownFields } = await built('linter/index.js');
/** @type {typeof import('../../../src/templates/index.js')} */
const { readTemplate } = await built('templates/index.js');

/** @param {string} root the folder of the templates @param {string} name @returns {Finding[]} */
export function findingsOf(root, name) {
  return checkTemplate(readTemplate(root, name)).map((finding) => shown(finding, root));
}

/** The misspelt fields alone, at once. @param {string} root the folder of the templates @param {string} name @returns {Finding[]} */
export function unknownFieldsOf(root, name) {
  return unknownFields(readTemplate(root, name)).map((finding) => shown(finding, root));
}
