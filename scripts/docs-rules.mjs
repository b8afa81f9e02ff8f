// npm run docs:rules: writes the tables of docs/e-invoice-rules.md from the rules in src. With --check it writes nothing, and fails when a table is out of date.
import { pathToFileURL } from 'node:url';
import { withRules } from './docs/rules-page.mjs';
import { helpIfAsked, writePage } from './docs/write-page.mjs';
import { setUpOrExit } from './set-up.mjs';
import { inProject } from './set-up/project.mjs';

const COMMAND = { page: 'docs/e-invoice-rules.md', command: 'npm run docs:rules', source: 'the rules of e-invoices' };

helpIfAsked(COMMAND);
await setUpOrExit({ quiet: true, browser: false });
/** @type {typeof import('../src/e-invoice/rules/rules-by-subject.js')} */
const { RULES_BY_SUBJECT } = await import(pathToFileURL(inProject('dist/e-invoice/rules/rules-by-subject.js')).href);
/** @type {typeof import('../src/e-invoice/check/structure/structure-rules.js')} */
const { STRUCTURE_RULES_BY_SUBJECT } = await import(
  pathToFileURL(inProject('dist/e-invoice/check/structure/structure-rules.js')).href
);
writePage({ ...COMMAND, withTables: (page) => withRules(page, { ...RULES_BY_SUBJECT, ...STRUCTURE_RULES_BY_SUBJECT }) });
