/** An element of a structure: its type, more entries of its dictionary, and what is in it; a text is marked content. */
export type Tag = [type: string, entries: string, ...children: (Tag | string)[]];

/** A PDF of one page with a structure of its own. What is in `silent` is painted without a place in the structure. */
export function taggedPdf(tags: readonly Tag[], { lang = 'en-GB', roles = '', silent = '' } = {}): Buffer {
  const content: string[] = [`/Artifact BMC ${shown(silent)} EMC`];
  // Catalogue, pages, page, font, its map, content, tree: the first seven objects.
  const elements: string[] = [];
  const add = ([type, entries, ...children]: Tag, parent: number): number => {
    const number = elements.push('') + 7;
    const kids = children.map((child) => {
      if (typeof child !== 'string') return `${add(child, number)} 0 R`;
      content.push(`/${type} <</MCID ${content.length - 1}>> BDC ${shown(child)} EMC`);
      return String(content.length - 2);
    });
    elements[number - 8] = `<< /Type /StructElem /S /${type} /P ${parent} 0 R /Pg 3 0 R ${entries} /K [${kids.join(' ')}] >>`;
    return number;
  };
  const roots = tags.map((tag) => add(tag, 7));
  const map = '1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange';
  return withObjects([
    `<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R /Lang (${lang}) /MarkInfo << /Marked true >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>',
    stream(map),
    stream(content.join('\n')),
    `<< /Type /StructTreeRoot /RoleMap << ${roles} >> /K [${roots.map((root) => `${root} 0 R`).join(' ')}] >>`,
    ...elements,
  ]);
}

const shown = (text: string) => `BT /F1 10 Tf 1 0 0 1 50 700 Tm (${text.replaceAll(/[()\\]/g, String.raw`\$&`)}) Tj ET`;
const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;

function withObjects(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}
