import type { NoteFault } from '../faults.js';
import type { Tag } from './html-tags.js';
import type { TemplatePart } from './template-part.js';

/** Attributes whose address a browser loads. */
const LOADING = new Set(['src', 'srcset', 'poster', 'data', 'background']);

const HINT = 'put the image into images/ and write {{image "name.png" label="…" width=30}}';

/** Images that nothing can show: a document loads nothing, so every print would be refused. */
export function checkAddresses(part: TemplatePart, note: NoteFault): void {
  for (const tag of part.tags.filter(({ kind }) => kind === 'start')) checkTag(tag, part, note);
}

function checkTag({ name: element, start: offset, attributes }: Tag, { text }: TemplatePart, note: NoteFault): void {
  if (element === 'img' && !attributes.some(({ name }) => name === 'src')) {
    note('external-address', { text, offset }, '<img> has no src=, so it shows nothing', HINT);
  }
  for (const { name, value, start, end } of attributes) {
    // What data may be in an address is checked with the data.
    if (!LOADING.has(name) || text.text.slice(start, end).includes('{{') || value.startsWith('data:')) continue;
    const what = `${name}="${value.slice(0, 60)}"`;
    note('external-address', { text, offset: start }, `${what}: a document must not load anything`, HINT);
  }
}
