// A selection in the query of an address.

/** @typedef {import('../../shared/api.js').Selection} Selection */

/** An invalid request. */
export class RequestError extends Error {
  code = 'invalid_request';
}

const DESIGN = /^[a-z0-9][a-z0-9-]{0,63}$/i;
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const VARIABLE = /^var\.(?<name>[A-Za-z][A-Za-z0-9-]{0,63})$/;
const MOST_TEXT = 200;
const MOST_NAME = 255;

/** @param {URLSearchParams} query @returns {Selection} @throws RequestError */
export function selectionIn(query) {
  const sample = query.get('sample') ?? '';
  if (sample === '' || sample.length > MOST_TEXT) throw new RequestError('sample must name a sample');
  return {
    design: designIn(query),
    sample,
    locale: optional(query, 'locale', (value) => TAG.test(value)),
    paper: optional(query, 'paper', (value) => value === 'a4' || value === 'letter'),
    direction: optional(query, 'direction', (value) => value === 'ltr' || value === 'rtl'),
    variables: variablesIn(query),
    edition: optional(query, 'edition', (value) => ['now', 'opening', 'pinned'].includes(value)) ?? 'now',
  };
}

/** @param {URLSearchParams} query @throws RequestError */
export function designIn(query) {
  const design = query.get('design') ?? '';
  if (!DESIGN.test(design)) throw new RequestError('design must name a template');
  return design;
}

/** @param {URLSearchParams} query @throws RequestError */
export function profileIn(query) {
  const profile = query.get('profile') ?? '';
  if (!DESIGN.test(profile)) throw new RequestError('profile must name a form of e-invoice');
  return profile;
}

/** The name of a file; it is shown, and never becomes a path. @param {URLSearchParams} query @throws RequestError */
export function nameIn(query) {
  const name = query.get('name') ?? '';
  if (name === '' || name.length > MOST_NAME) throw new RequestError('name must name a file');
  return name;
}

/** @param {URLSearchParams} query @param {string} name @param {number} from @param {number} to @param {number} absent @throws RequestError */
export function numberIn(query, name, from, to, absent) {
  const value = Number(query.get(name) ?? absent);
  if (!Number.isInteger(value) || value < from || value > to)
    throw new RequestError(`${name} must be a number from ${from} to ${to}`);
  return value;
}

/**
 * @param {URLSearchParams} query @param {string} name @param {(value: string) => boolean} isGood
 * @returns {any}
 */
function optional(query, name, isGood) {
  const value = query.get(name);
  if (value === null || value === '') return null;
  if (!isGood(value)) throw new RequestError(`${name} cannot be "${value.slice(0, MOST_TEXT)}"`);
  return value;
}

/** @param {URLSearchParams} query */
function variablesIn(query) {
  /** @type {Record<string, string>} */
  const variables = {};
  for (const [key, value] of query) {
    const name = VARIABLE.exec(key)?.groups?.['name'];
    if (name !== undefined && value.length <= MOST_TEXT) variables[name] = value;
  }
  return variables;
}
