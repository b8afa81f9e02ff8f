import { type Element, type Node, attribute, elementsOf, textOf } from '../../rendered/html-tree.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';
import type { View } from '../../samples/sample.js';

/** What the html element and the head must have. */
export const documentFrame: Rule = {
  name: 'document-frame',
  severity: 'error',
  catches:
    'a document without `<!DOCTYPE html>`, `lang`, `dir`, `data-render`, `<title>`, `<meta charset>`, `<main>` or its stylesheet',
  check({ documents, parts }, report) {
    const layout = parts.get('layout');
    if (!layout) return;
    for (const { root, html, sample } of documents) {
      const [top] = elementsOf(root, 'html');
      const place = (top && placeOf(top, parts)) ?? { text: layout.text, line: 1 };
      if (!/^\s*<!doctype html>/i.test(html))
        report({ text: layout.text, line: 1 }, 'the document does not start with <!DOCTYPE html>');
      for (const { what, hint } of top ? faultsOfTop(top, sample.view) : []) report(place, what, hint);
      for (const { what, hint } of faultsOfHead(root)) report(place, what, hint);
    }
  },
};

interface Fault {
  what: string;
  hint: string;
}

function faultsOfTop(top: Element, view: View): Fault[] {
  const wanted = { lang: view['lang'], dir: view['dir'], 'data-render': 'check' };
  return Object.entries(wanted).flatMap(([name, value]) => {
    const field = name === 'data-render' ? 'marker' : name;
    return attribute(top, name) === value
      ? []
      : [{ what: `<html> must have ${name}="{{${field}}}"`, hint: `${name}="{{${field}}}"` }];
  });
}

function faultsOfHead(root: Node): Fault[] {
  const faults: Fault[] = [];
  const titles = elementsOf(root, 'title').filter(
    ({ parentNode }) => parentNode && 'tagName' in parentNode && parentNode.tagName === 'head',
  );
  if (titles.map(textOf).join('').trim() === '')
    faults.push({ what: 'the document has no <title>', hint: '<title>{{title}}</title> in <head>' });
  if (!elementsOf(root, 'meta').some((meta) => attribute(meta, 'charset')?.toLowerCase() === 'utf-8'))
    faults.push({ what: 'the document has no <meta charset="utf-8">', hint: '<meta charset="utf-8"> in <head>' });
  if (elementsOf(root, 'main').length !== 1)
    faults.push({ what: 'the document must have one <main>', hint: '<main>…</main> in <body>' });
  if (elementsOf(root, 'style').length === 0)
    faults.push({ what: 'the document has no stylesheet', hint: '<style>{{> style}}</style> in <head>' });
  return faults;
}
