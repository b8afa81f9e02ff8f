import type { LineNode } from './line-tree.js';
import { text } from '../text.js';

/** BT-126 of every line: its own, or its position; that of a sub-line has the id of its line before it. No position is an id twice. */
export function lineIds(nodes: readonly LineNode[]): Map<LineNode, string> {
  const taken = new Set(ownIds(nodes));
  const ids = new Map<LineNode, string>();
  number(nodes, '', taken, ids);
  return ids;
}

function ownIds(nodes: readonly LineNode[]): string[] {
  return nodes.flatMap(({ line, parts }) => [...(text(line.lineId) === undefined ? [] : [line.lineId ?? '']), ...ownIds(parts)]);
}

function number(nodes: readonly LineNode[], prefix: string, taken: Set<string>, ids: Map<LineNode, string>): void {
  nodes.forEach((node, at) => {
    const id = text(node.line.lineId) ?? nextFree(prefix, at + 1, taken);
    ids.set(node, id);
    number(node.parts, `${id}.`, taken, ids);
  });
}

function nextFree(prefix: string, first: number, taken: Set<string>): string {
  let position = first;
  while (taken.has(`${prefix}${position}`)) position += 1;
  const id = `${prefix}${position}`;
  taken.add(id);
  return id;
}
