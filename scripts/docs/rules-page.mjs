import { withGeneratedPart } from './generated-part.mjs';

/** @typedef {Pick<import('../../src/e-invoice/rules/rule.js').Rule, 'id' | 'severity' | 'syntax' | 'terms' | 'message'>} Rule */

const MARKS = {
  file: 'docs/e-invoice-rules.md',
  begin: '<!-- rules: made by `npm run docs:rules`; do not edit by hand -->',
  end: '<!-- end of rules -->',
};
/** A rule of more terms is one of all amounts, numbers or days. */
const MANY_TERMS = 10;

/**
 * The text of docs/e-invoice-rules.md with its tables made anew.
 * @param {string} page
 * @param {Record<string, readonly Rule[]>} rulesBySubject
 * @returns {string}
 * @throws {Error} when the page does not have exactly one place for the tables
 */
export function withRules(page, rulesBySubject) {
  const tables = Object.entries(rulesBySubject).map(([subject, rules]) => `## ${subject}\n\n${rulesTable(rules)}\n`);
  return withGeneratedPart(MARKS, page, tables.join(''));
}

/** @param {readonly Rule[]} rules */
function rulesTable(rules) {
  const rows = rules.map(
    ({ id, severity, syntax, terms, message }) =>
      `| \`${id}\` | ${severityText(severity)} | ${syntax ?? 'both'} | ${termsText(terms)} | ${message.replaceAll('|', '\\|')} |\n`,
  );
  return `| Rule | Severity | Syntax | Terms | What must be true |\n|---|---|---|---|---|\n${rows.join('')}`;
}

/** @param {Rule['severity']} severity */
function severityText(severity) {
  return typeof severity === 'string'
    ? severity
    : Object.entries(severity)
        .map(([syntax, level]) => `${level} in ${syntax}`)
        .join(', ');
}

/** @param {readonly string[]} terms */
function termsText(terms) {
  return terms.length > MANY_TERMS ? `${terms.length} terms` : terms.join(', ');
}
