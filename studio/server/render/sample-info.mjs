/** @typedef {import('./samples.mjs').LoadedSample} LoadedSample */

/** What a list shows of a sample. @param {Omit<LoadedSample, 'sample' | 'fault'>} sample @returns {import('../../shared/api.js').Sample} */
export function infoOfSample({ id, package: from, title, note, documentType, locale }) {
  return { id, package: from, title, note, documentType, locale };
}
