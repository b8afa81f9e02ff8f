// The e-invoice of a document, and which of its texts on the page show which term.
import { built } from '../../../scripts/built.mjs';

/** @typedef {import('../../shared/api.js').Selection} Selection */
/** @typedef {import('../render/samples.mjs').LoadedSample} LoadedSample */
/** @typedef {import('../render/templates.mjs').LoadedTemplate} LoadedTemplate */
/** @typedef {import('../../../src/e-invoice/index.js').ExplainedEInvoice} Explained */

/**
 * An e-invoice, and the page with a link around each text.
 * @typedef {object} Prepared
 * @property {Explained} explained
 * @property {string} fileName
 * @property {string[]} leftOut the files that are not in the XML, because the studio does not keep them
 * @property {string} html
 * @property {{ path: string, text: string }[]} texts by the numbers of their links
 * @property {number[][]} printed of each term: the numbers of its texts
 */

/** @type {typeof import('../../../src/e-invoice/index.js')} */
const { explainEInvoice, profileNamed } = await built('e-invoice/index.js');
/** @type {typeof import('../../../src/side-by-side/printed-terms.js')} */
const { printedTerms } = await built('side-by-side/printed-terms.js');

/** A document has more texts only if it is very long; then its terms are not looked for. */
const MOST_TEXTS = 20_000;
/** Links of a PDF have a place on its page, and nothing is ever asked of this address. */
export const LINKS_TO = 'https://text.invalid/';
/** The text looks as it does without the link. */
const PLAIN_LINKS = `<style>a[href^="${LINKS_TO}"]:not([href*="?"]) { all: unset !important }</style>`;
/** @type {import('../../../src/templates/render/marked/marked-html.js').Around} */
const AROUND = {
  before: (number) => `<a href="${LINKS_TO}${number}">`,
  after: '</a>',
  // A link keeps its look.
  inLink: (tag, number) => tag.replace(/ href="[^"]*"/, () => ` href="${LINKS_TO}?${number}"`),
};

/**
 * Null if the document is no invoice.
 * @param {LoadedTemplate} template @param {LoadedSample} sample @param {Selection} selection @param {string} profileId @param {string} marker
 * @returns {Promise<Prepared | null>}
 */
export async function prepareEInvoice(template, sample, selection, profileId, marker) {
  const { document } = sample.sample;
  if (document.type !== 'INVOICE' && document.type !== 'CREDIT_NOTE') return null;
  const profile = profileNamed(profileId);
  if (!profile) throw Object.assign(new Error(`there is no profile "${profileId}"`), { code: 'no_profile' });
  const { invoice, leftOut } = withoutFiles(document);
  const explained = await explainEInvoice(invoice, profile);
  const view = template.toView(sample, selection);
  const { html, texts } = template.renderMarked(view, marker, selection, AROUND);
  const isTooLong = texts.length > MOST_TEXTS;
  return {
    explained,
    fileName: profile.fileName,
    leftOut,
    html: isTooLong ? '' : html.replace('</head>', () => `${PLAIN_LINKS}</head>`),
    texts: isTooLong ? [] : texts,
    printed: isTooLong ? explained.terms.map(() => []) : printedTerms(explained.terms, view, texts),
  };
}

/** The studio reads the files that an invoice embeds, and does not keep them. @param {import('../../../src/invoices/invoice.js').Invoice} invoice */
function withoutFiles(invoice) {
  const embedded = invoice.supportingDocuments.filter(({ byteLength }) => byteLength !== null);
  const supportingDocuments = invoice.supportingDocuments.map((one) => ({ ...one, byteLength: null }));
  return {
    invoice: { ...invoice, supportingDocuments },
    leftOut: embedded.map(({ fileName, reference }) => fileName ?? reference),
  };
}
