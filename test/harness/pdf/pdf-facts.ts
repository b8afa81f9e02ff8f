import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { linksOf, textOf, withPdf } from './open-pdf.js';

/** One element of a tagged PDF: its role (`H1`, `Table`, `TD` …), its alternative text, and its children. */
export interface StructureElement {
  role: string;
  alt?: string;
  children: StructureElement[];
}

/** A font that some page uses. */
export interface PdfFont {
  name: string;
  embedded: boolean;
  type: string;
}

/** The facts of a PDF that tests speak of. */
export interface PdfFacts {
  pages: number;
  /** Text of each page, in reading order as written, one line per line of text. */
  text: string[];
  /** Width and height of each page in millimetres, to one decimal. */
  sizes: [number, number][];
  title: string | undefined;
  /** The texts of the Info dictionary and of the XMP packet, without title and author, which are the caller's own. */
  metadata: string;
  lang: string | undefined;
  tagged: boolean;
  /** The structure tree of each page; empty when untagged. */
  structure: StructureElement[];
  fonts: PdfFont[];
  /** Targets of the link annotations. */
  links: string[];
  /** Number of images painted on each page. */
  images: number[];
  /** Titles of the document outline, top level. */
  outline: string[];
}

/** Reads a PDF with PDF.js. */
export async function readPdf(pdf: Uint8Array): Promise<PdfFacts> {
  // Fonts must be parsed for their names, but nothing is drawn.
  return await withPdf(pdf, readDocument, { fontExtraProperties: true });
}

async function readDocument(document: PDFDocumentProxy): Promise<PdfFacts> {
  const { info, metadata } = await document.getMetadata();
  const facts: PdfFacts = {
    pages: document.numPages,
    text: [],
    sizes: [],
    title: (info as { Title?: string }).Title,
    metadata: [
      ...Object.entries(info)
        .filter(([key]) => key !== 'Title' && key !== 'Author')
        .map(([, value]) => value as unknown),
      metadata?.getRaw().replaceAll(/<dc:(title|creator)>.*?<\/dc:\1>/gs, ''),
    ]
      .filter((value) => typeof value === 'string')
      .join('\n'),
    lang: (info as { Language?: string | null }).Language ?? undefined,
    tagged: (await document.getMarkInfo())?.['Marked'] === true,
    structure: [],
    fonts: [],
    links: [],
    images: [],
    outline: ((await document.getOutline()) ?? []).map(({ title }) => title),
  };
  for (let number = 1; number <= document.numPages; number += 1) await readPage(await document.getPage(number), facts);
  return facts;
}

async function readPage(page: PDFPageProxy, facts: PdfFacts): Promise<void> {
  facts.text.push(await textOf(page));
  const { width, height } = page.getViewport({ scale: 1 });
  facts.sizes.push([millimetres(width), millimetres(height)]);
  const tree = (await page.getStructTree()) as StructureNode | null;
  if (tree) facts.structure.push(simplify(tree));
  facts.links.push(...(await linksOf(page)));
  const { fnArray, argsArray } = await page.getOperatorList();
  const painted = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
  ]);
  facts.images.push(fnArray.filter((operation) => painted.has(operation)).length);
  for (const [index, operation] of fnArray.entries()) {
    if (operation !== OPS.setFont) continue;
    const font = page.commonObjs.get((argsArray[index] as [string])[0]) as { name: string; missingFile: boolean; type: string };
    // Subsets are named ABCDEF+Name.
    const name = font.name.replace(/^[A-Z]{6}\+/, '');
    if (!facts.fonts.some((known) => known.name === name))
      facts.fonts.push({ name, embedded: !font.missingFile, type: font.type });
  }
}

interface StructureNode {
  role?: string;
  alt?: string;
  children?: StructureNode[];
}

function simplify({ role = '', alt, children = [] }: StructureNode): StructureElement {
  const elements = children.filter((child) => child.role !== undefined).map(simplify);
  return { role, ...(alt === undefined ? {} : { alt }), children: elements };
}

function millimetres(points: number): number {
  return Math.round((points / 72) * 254) / 10;
}

/** All roles in the structure trees, in document order. */
export function rolesIn(structure: readonly StructureElement[]): string[] {
  return structure.flatMap((element) => [element.role, ...rolesIn(element.children)]);
}
