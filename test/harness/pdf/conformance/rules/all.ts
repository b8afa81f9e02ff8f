import { actionRules } from './actions.js';
import { annotationRules } from './annotations.js';
import { attachmentRules } from './attachments.js';
import { colourRules } from './colour.js';
import { contentRules } from './content.js';
import { eInvoiceRules } from './e-invoice.js';
import { fileRules } from './file.js';
import { fontRules } from './fonts.js';
import { imageRules } from './images.js';
import { infoRules } from './info.js';
import { limitRules } from './limits.js';
import { listRules } from './lists.js';
import { metadataRules } from './metadata.js';
import { parentTreeRules } from './parent-tree.js';
import type { Rule } from './rule.js';
import { structureRules } from './structure.js';
import { tableRules } from './tables.js';

/** Every rule. */
export const RULES: readonly Rule[] = [
  ...fileRules,
  ...limitRules,
  ...metadataRules,
  ...infoRules,
  ...colourRules,
  ...imageRules,
  ...fontRules,
  ...contentRules,
  ...annotationRules,
  ...actionRules,
  ...attachmentRules,
  ...eInvoiceRules,
  ...structureRules,
  ...parentTreeRules,
  ...listRules,
  ...tableRules,
];
