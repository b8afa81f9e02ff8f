/** An element as `<use>` and `url(#…)` see it. */
export interface CostNode {
  id: string | undefined;
  references: readonly string[];
  children: readonly CostNode[];
}

/** Longer chains of references have no use. */
const LONGEST_CHAIN = 300;

/** How many elements are drawn if each reference draws what it names: Infinity for a chain that is too long. Null if a reference leads back to itself. */
export function drawnElements(root: CostNode): number | null {
  const named = new Map<string, CostNode>();
  const collect = (node: CostNode): void => {
    if (node.id !== undefined && !named.has(node.id)) named.set(node.id, node);
    for (const child of node.children) collect(child);
  };
  collect(root);
  const known = new Map<CostNode, number>();
  const open = new Set<CostNode>();
  const cost = (node: CostNode): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    if (open.has(node)) return Number.NaN;
    if (open.size > LONGEST_CHAIN) return Number.POSITIVE_INFINITY;
    open.add(node);
    const targets = node.references.flatMap((id) => named.get(id) ?? []);
    const sum = [...node.children, ...targets].reduce((total, one) => total + cost(one), 1);
    open.delete(node);
    known.set(node, sum);
    return sum;
  };
  const total = cost(root);
  return Number.isNaN(total) ? null : total;
}
