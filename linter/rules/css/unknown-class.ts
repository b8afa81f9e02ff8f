import { attribute, elementsOf } from '../../rendered/html-tree.js';
import { nodesOf } from '../../source/stylesheet.js';
import { lineClasses } from '#service/templates/render/columns/cell-classes.js';
import { didYouMean } from '#service/text/nearest-name.js';
import type { Rule, Subject } from '../rule.js';
import { OUTPUT } from '#service/templates/read/parts/template-part.js';

/** Selectors that match nothing. */
export const unknownClass: Rule = {
  name: 'unknown-class',
  severity: 'warning',
  catches: 'a class or id in the stylesheet that no part has; with the nearest name',
  check(subject, report) {
    if (subject.documents.length === 0) return;
    const names = namesInParts(subject);
    // A document repeats its classes in each row.
    const fixed = new Set([
      ...names.filter((name) => !name.includes(OUTPUT)),
      ...namesInDocuments(subject),
      ...lineClasses(subject.reading.manifest.columns),
    ]);
    const patterns = names.filter((name) => name.includes(OUTPUT) && /[\w-]/.test(name)).map(patternOf);
    for (const { text, ast } of subject.stylesheets) {
      for (const { name, loc, type } of [...nodesOf(ast, 'ClassSelector'), ...nodesOf(ast, 'IdSelector')]) {
        if (fixed.has(name) || patterns.some((pattern) => pattern.test(name)) || !loc) continue;
        const sign = type === 'IdSelector' ? '#' : '.';
        report({ text, offset: loc.start.offset }, `no part has ${sign}${name}`, didYouMean(name, fixed));
      }
    }
  },
};

function namesInParts({ parts }: Subject): string[] {
  const attributes = [...parts.values()].flatMap(({ tags }) => tags.flatMap((tag) => tag.attributes));
  return attributes
    .filter(({ name }) => name === 'class' || name === 'id')
    .flatMap(({ value }) => value.split(/\s+/).filter(Boolean));
}

/** For a class that consists only of data, the names in the samples. */
function namesInDocuments({ documents }: Subject): string[] {
  return documents.flatMap(({ root }) => elementsOf(root).flatMap((element) => attribute(element, 'class')?.split(/\s+/) ?? []));
}

/** `lines-{{lines.density}}` may be any name that starts with `lines-`. */
function patternOf(name: string): RegExp {
  const parts = name.split(new RegExp(`${OUTPUT}+`)).map((part) => part.replaceAll(/[^\w-]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.+')}$`);
}
