import { elementsOf, type Element, type Kid } from '../structure-tree.js';

/** Where each of these may stand. Elsewhere it says nothing, as `role="row"` without a table around it, or `<li>` without a list. */
const parents: Readonly<Record<string, RegExp>> = {
  TR: /^(?:Table|THead|TBody|TFoot)$/,
  TH: /^TR$/,
  TD: /^TR$/,
  LI: /^L$/,
};

/**
 * Lets rows, cells and items stand where their types may: rows in a group (`role="rowgroup"`, a `NonStruct` of Chromium) are rows of the table. Rows without a table, cells without a row and
 * items without a list are but a group of what they hold.
 */
export function settleStrays(top: Element): void {
  for (const table of elementsOf(top)) if (table.type === 'Table') table.kids = table.kids.flatMap(ungrouped);
  for (const parent of elementsOf(top))
    for (const kid of parent.kids)
      if (kid.kind === 'element' && parents[kid.type]?.test(parent.type) === false) kid.type = 'NonStruct';
}

/** The rows of a group, or the kid itself. */
function ungrouped(kid: Kid): Kid[] {
  if (kid.kind !== 'element' || kid.type !== 'NonStruct' || kid.kids.length === 0) return [kid];
  const kids = kid.kids.flatMap(ungrouped);
  return kids.every((row) => row.kind === 'element' && row.type === 'TR') ? kids : [kid];
}
