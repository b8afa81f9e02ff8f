import { FontFault } from './font-fault.js';
import type { TableMap } from './font-container.js';

const REQUIRED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post'];
/** Tables of pictures and colours: Chromium puts them into a PDF as drawings. */
const PICTURES = ['COLR', 'SVG ', 'sbix', 'CBDT', 'EBDT', 'bdat'];

/** What the owner of a font allows (OpenType, OS/2, fsType). */
const RIGHTS = { restricted: 0x0002, noSubset: 0x0100, bitmapOnly: 0x0200 };
/** Of these three, the most permissive counts in an old font that has several. */
const LICENCES = 0x000e;

/** Checks that a PDF may hold the font, and that it holds it as text. @throws FontFault */
export function checkFont(tables: TableMap): void {
  if (tables.has('fvar') || tables.has('CFF2')) {
    throw new FontFault(
      'is a variable font, which a PDF would hold as drawings; make a static instance of each weight (for example with fonttools varLib.instancer)',
    );
  }
  if (tables.has('CFF ')) {
    throw new FontFault(
      'has PostScript outlines (CFF), which the browser puts into a PDF as drawings (Type 3); use the TrueType version of the font, mostly a .ttf or .woff2 file',
    );
  }
  const picture = PICTURES.find((tag) => tables.has(tag));
  if (picture !== undefined) throw new FontFault(`has glyphs of colours or pixels (${picture.trim()}); outlines are needed`);
  const missing = [...REQUIRED, 'glyf', 'loca'].find((tag) => !tables.has(tag));
  if (missing !== undefined) throw new FontFault(`is not a usable font: it has no table ${missing}`);
  checkRights(tables.get('OS/2'));
  checkOutlines(tables);
}

function checkRights(metrics: Buffer | undefined): void {
  const rights = metrics?.readUInt16BE(8) ?? 0;
  if ((rights & LICENCES) === RIGHTS.restricted)
    throw new FontFault(
      'forbids embedding (OS/2 fsType, bit 1): a PDF must not hold it. Ask its maker for a licence and a file that allow it',
    );
  if (rights & RIGHTS.bitmapOnly)
    throw new FontFault('may be embedded as pixels only (OS/2 fsType, bit 9), which a PDF of text cannot do');
  if (rights & RIGHTS.noSubset)
    throw new FontFault('forbids subsets (OS/2 fsType, bit 8), but a PDF holds only the glyphs that it shows');
}

/** The outlines of a file that is not packed: each glyph begins where the one before ends, inside of the table. */
function checkOutlines(tables: TableMap): void {
  const [head, maxp, loca, glyf] = ['head', 'maxp', 'loca', 'glyf'].map((tag) => tables.get(tag)) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  // In WOFF2, the outlines mostly have a form of their own, without places.
  if (loca.length === 0) return;
  const isLong = head.readInt16BE(50) === 1;
  const glyphs = maxp.readUInt16BE(4);
  const width = isLong ? 4 : 2;
  if (loca.length < (glyphs + 1) * width) throw new FontFault('is damaged: its table loca ends early');
  let before = 0;
  for (let glyph = 0; glyph <= glyphs; glyph += 1) {
    const at = isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
    if (at < before || at > glyf.length) throw new FontFault('is damaged: its outlines are out of order');
    before = at;
  }
}
