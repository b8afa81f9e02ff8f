import { conformanceRules } from './conformance-rules.js';
import { measuredRules } from './measured-rules.js';
import { pagedRules } from './paged-rules.js';
import { shapeRules } from './shape-rules.js';
import type { PrintedRule } from './printed-rule.js';

/** Every rule that needs a browser, in the order of docs/template-rules.md. */
export const printedRules: readonly PrintedRule[] = [...measuredRules, ...pagedRules, ...shapeRules, ...conformanceRules];
