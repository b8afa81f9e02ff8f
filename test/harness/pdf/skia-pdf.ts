/** An object of a small PDF: its dictionary, and its stream if it has one. */
export interface SkiaObject {
  dictionary: string;
  stream?: string | Buffer;
}

/** A PDF in the form that Chromium (Skia) writes. Its first object is the information dictionary, its last one the catalog. @param objects between these two, numbered from 2 */
export function skiaPdf(
  objects: readonly (string | SkiaObject)[],
  { info = '<</Title (T)\n/Creator (Chromium)\n/Producer (Skia/PDF m156)>>', catalog = '<</Type /Catalog>>', trailer = '' } = {},
): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u{d3}\u{eb}\u{e9}\u{e1}\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const all = [info, ...objects, catalog];
  for (const [index, object] of all.entries()) {
    offsets.push(length());
    const { dictionary, stream } = typeof object === 'string' ? { dictionary: object, stream: undefined } : object;
    parts.push(Buffer.from(`${index + 1} 0 obj\n`));
    if (stream === undefined) parts.push(Buffer.from(dictionary, 'latin1'));
    else {
      const data = Buffer.isBuffer(stream) ? stream : Buffer.from(stream, 'latin1');
      parts.push(
        Buffer.from(`${dictionary.slice(0, -2)}\n/Length ${data.length}>> stream\n`, 'latin1'),
        data,
        Buffer.from('\nendstream'),
      );
    }
    parts.push(Buffer.from('\nendobj\n'));
  }
  const start = length();
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${all.length + 1}\n/Root ${all.length} 0 R\n/Info 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
}
