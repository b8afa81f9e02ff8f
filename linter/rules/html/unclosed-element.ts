import type { Report, Rule } from '../rule.js';
import type { Tag } from '#service/templates/read/parts/html-tags.js';
import type { TemplatePart } from '#service/templates/read/parts/template-part.js';

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Elements that do not end in the file where they start. */
export const unclosedElement: Rule = {
  name: 'unclosed-element',
  severity: 'error',
  catches: 'an element that is not closed in the file and block where it is opened, or closed without being open',
  check({ parts }, report) {
    for (const part of parts.values()) checkPart(part, report);
  },
};

function checkPart({ text, tags }: TemplatePart, report: Report): void {
  const open: Tag[] = [];
  const notClosed = ({ name, start }: Tag) => report({ text, offset: start }, `<${name}> is not closed`, `</${name}>`);
  for (const tag of tags) {
    if (VOID.has(tag.name)) continue;
    if (tag.kind === 'start') {
      if (!tag.isSelfClosing) open.push(tag);
      continue;
    }
    const index = open.findLastIndex(({ name }) => name === tag.name);
    if (index < 0) {
      report({ text, offset: tag.start }, `</${tag.name}> has no start tag here`);
      continue;
    }
    for (const left of open.splice(index).slice(1)) notClosed(left);
  }
  for (const left of open) notClosed(left);
}
