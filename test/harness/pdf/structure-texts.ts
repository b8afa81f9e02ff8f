import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { eachPage } from './open-pdf.js';

/** A part of the structure as PDF.js gives it: an element, or a piece of marked content. */
interface Node {
  role?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

/** The texts of the elements of a role, as one reads them who goes by the structure: what the glyphs stand for, and no blank that the PDF does not have. */
export async function structureTexts(pdf: Uint8Array, role: string): Promise<string[]> {
  return (await eachPage(pdf, (page) => textsOfPage(page, role))).flat();
}

async function textsOfPage(page: PDFPageProxy, role: string): Promise<string[]> {
  const marks = await textsOfMarks(page);
  const textOf = ({ type, id, children = [] }: Node): string =>
    type === 'content' ? (marks.get(Number(/_mc(\d+)$/.exec(id ?? '')?.[1])) ?? '') : children.map(textOf).join('');
  const find = (node: Node): string[] => (node.role === role ? [textOf(node)] : (node.children ?? []).flatMap(find));
  return find((await page.getStructTree()) ?? {});
}

async function textsOfMarks(page: PDFPageProxy): Promise<Map<number, string>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const marks = new Map<number, string>();
  const open: (number | undefined)[] = [];
  for (const [index, operation] of fnArray.entries()) {
    if (operation === OPS.beginMarkedContentProps) open.push(markIn(argsArray[index] as unknown[]));
    else if (operation === OPS.beginMarkedContent) open.push(undefined);
    else if (operation === OPS.endMarkedContent) open.pop();
    else if (operation === OPS.showText) {
      const mark = open.findLast((one) => one !== undefined);
      const [glyphs] = argsArray[index] as [(number | { unicode: string })[]];
      const text = glyphs.map((glyph) => (typeof glyph === 'object' ? glyph.unicode : '')).join('');
      if (mark !== undefined) marks.set(mark, (marks.get(mark) ?? '') + text);
    }
  }
  return marks;
}

function markIn([, properties]: unknown[]): number | undefined {
  if (typeof properties === 'number') return properties;
  return undefined;
}
