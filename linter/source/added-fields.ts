import { extendedTree, type FieldTree } from './field-tree.js';

// What a template adds to the view: see `completed-view.ts` of the reader.

const CELL = ['class', 'span', 'text', 'isBoxed', 'isName', 'note', 'isPlain'];
const CARRIED_CELL = ['class', 'span', 'label', 'amount'];
const HEAD = ['class', 'span', 'label', 'isBoxed'];

/** A tree with further texts below a path. */
export function withTexts(tree: FieldTree, path: readonly string[], names: readonly string[]): FieldTree {
  return changed(tree, path, (one) => extendedTree(one, names));
}

/** The tree of a view with the heads and cells of its lines. */
export function withColumns(tree: FieldTree): FieldTree {
  const columns: FieldTree = { kind: 'list', item: texts(HEAD) };
  return changed(tree, ['lines'], (lines) => {
    const counted = extendedTree(lines, ['columnCount']);
    const carried = withField(texts(['kind']), 'cells', { kind: 'list', item: texts(CARRIED_CELL) });
    const rows = withField(counted, 'carriedRows', { kind: 'list', item: carried });
    return changed(withField(rows, 'columns', columns), ['items'], (items) => {
      if (items.kind !== 'list') return items;
      const line = extendedTree(items.item, ['hasUnits', 'class', 'sum']);
      const cell = withField(texts(CELL), 'line', withField(line, 'line', line));
      return { kind: 'list', item: withField(withField(line, 'line', line), 'cells', { kind: 'list', item: cell }) };
    });
  });
}

/** The tree of a view with its Swiss payment part. */
export function withSwissPart(tree: FieldTree): FieldTree {
  const field = texts(['label', 'text']);
  const withFacts = (part: FieldTree, names: readonly string[]) => names.reduce((one, name) => withField(one, name, field), part);
  const facts = ['account', 'reference', 'payer'];
  const part = withFacts(
    texts(['lang', 'code', 'codeLabel', 'title', 'acceptancePoint', 'density']),
    facts.concat('additional', 'currency', 'amount'),
  );
  const whole = withField(withField(part, 'receipt', withFacts(texts(['title']), facts)), 'schemes', {
    kind: 'list',
    item: texts(['name', 'text']),
  });
  return withField(tree, 'swissPaymentPart', whole);
}

function texts(names: readonly string[]): FieldTree {
  return extendedTree({ kind: 'object', fields: new Map() }, names);
}

function withField(tree: FieldTree, name: string, field: FieldTree): FieldTree {
  return { kind: 'object', fields: new Map([...(tree.kind === 'object' ? tree.fields : []), [name, field]]) };
}

function changed(tree: FieldTree, [name, ...rest]: readonly string[], change: (tree: FieldTree) => FieldTree): FieldTree {
  if (name === undefined) return change(tree);
  const field = tree.kind === 'object' ? tree.fields.get(name) : undefined;
  return field ? withField(tree, name, changed(field, rest, change)) : tree;
}
