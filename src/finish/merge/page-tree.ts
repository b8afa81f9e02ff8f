import { referenceTo } from '../syntax/values.js';
import type { MergeTarget } from './merge-target.js';

/** Pages of a node. */
const pagesOfNode = 50;

/** The tree of pages (ISO 32000-2, 7.7.3), which grows page by page. */
export class PageTree {
  /** Its number. */
  readonly root: number;
  readonly #target: MergeTarget;
  readonly #nodes: number[] = [];
  #node: number | undefined;
  #kids: number[] = [];
  #count = 0;

  constructor(target: MergeTarget) {
    this.#target = target;
    this.root = target.reserve();
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a page. @returns the number of its parent */
  add(page: number): number {
    const node = (this.#node ??= this.#target.reserve());
    this.#kids.push(page);
    this.#count += 1;
    if (this.#kids.length === pagesOfNode) this.#closeNode();
    return node;
  }

  /** Writes the root. */
  end(): void {
    this.#closeNode();
    this.#target.finish(this.root, `<</Type/Pages/Kids${kidsText(this.#nodes)}/Count ${this.#count}>>`);
  }

  #closeNode(): void {
    const [node, kids] = [this.#node, this.#kids];
    if (node === undefined) return;
    this.#nodes.push(node);
    this.#target.finish(node, `<</Type/Pages/Parent ${referenceTo(this.root)}/Kids${kidsText(kids)}/Count ${kids.length}>>`);
    [this.#node, this.#kids] = [undefined, []];
  }
}

function kidsText(kids: readonly number[]): string {
  return `[${kids.map(referenceTo).join(' ')}]`;
}
