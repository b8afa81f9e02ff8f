// What the page of the studio gets of an e-invoice.

/** @typedef {import('../../shared/api.js').EInvoice} EInvoice */
/** @typedef {import('../../shared/api.js').PageMark} PageMark */
/** @typedef {import('./explain.mjs').Prepared} Prepared */
/** @typedef {import('./places.mjs').Place} Place */

/**
 * @param {Prepared} prepared @param {readonly Place[]} places of the texts @param {boolean} arePlacesKnown
 * @returns {EInvoice}
 */
export function answerOf({ explained, fileName, leftOut, texts, printed }, places, arePlacesKnown) {
  /** @type {Map<number, number[]>} the terms of each text */
  const termsOf = new Map();
  printed.forEach((numbers, term) => {
    for (const number of numbers) termsOf.set(number, [...(termsOf.get(number) ?? []), term]);
  });
  /** @type {PageMark[]} */
  const marks = places.flatMap(({ number, ...place }) => {
    const terms = termsOf.get(number);
    return terms ? [{ ...place, terms }] : [];
  });
  return {
    fileName,
    leftOut,
    xml: explained.xml,
    valid: explained.valid,
    rules: explained.rules,
    faults: explained.faults,
    arePlacesKnown,
    marks,
    terms: explained.terms.map((term, at) => ({
      ...term,
      data: texts[printed[at]?.[0] ?? -1]?.path ?? null,
      printed: marks.some(({ terms }) => terms.includes(at)) ? 'page' : isInMargin(printed[at] ?? [], texts) ? 'margin' : 'no',
    })),
  };
}

/** A margin of the page cannot be marked. @param {readonly number[]} numbers @param {readonly { path: string }[]} texts */
function isInMargin(numbers, texts) {
  return numbers.some((number) => texts[number]?.path.startsWith('page.'));
}
