import { PdfObjects } from '../../../src/finish/objects/pdf-objects.js';
import { writeObjects } from '../../../src/finish/objects/write-objects.js';

/** Objects of a small document, by their numbers: two pages, a heading, a cell that names its head, a link, a file. */
export const smallDocument: Readonly<Record<number, string>> = {
  1: '<</Title(T)/Creator(Chromium)/Producer(Skia/PDF m156)>>',
  2: '<</Type/Catalog/Pages 3 0 R/StructTreeRoot 6 0 R/Outlines 14 0 R/Lang(en-GB)/Names<</EmbeddedFiles<</Names[(a.txt) 16 0 R]>>>>/Dests<</end[5 0 R /Fit]>>>>',
  3: '<</Type/Pages/Kids[4 0 R 5 0 R]/Count 2>>',
  4: '<</Type/Page/Parent 3 0 R/MediaBox[0 0 99 99]/StructParents 0/Annots[13 0 R]/Resources<</ExtGState<</G3 18 0 R>>>>>>',
  5: '<</Type/Page/Parent 3 0 R/MediaBox[0 0 99 99]/Resources<</ExtGState<</G3 18 0 R>>>>>>',
  6: '<</Type/StructTreeRoot/K 7 0 R/ParentTree 11 0 R/IDTree 12 0 R/RoleMap<</Strong/Span>>>>',
  7: '<</S/Document/P 6 0 R/K[8 0 R 9 0 R 10 0 R]>>',
  8: '<</S/TH/P 7 0 R/Pg 4 0 R/ID(000001)/K 0>>',
  9: '<</S/TD/P 7 0 R/Pg 4 0 R/A<</O/Table/Headers[(000001)]>>/K 1>>',
  10: '<</S/Link/P 7 0 R/K<</Type/OBJR/Obj 13 0 R/Pg 4 0 R>>>>',
  11: '<</Nums[0 17 0 R 4 10 0 R]>>',
  12: '<</Names[(000001) 8 0 R]>>',
  13: '<</Type/Annot/Subtype/Link/Dest/end/StructParent 4/Contents(/StructParent 4 and 5 0 R)>>',
  14: '<</Type/Outlines/First 15 0 R/Last 15 0 R/Count 1>>',
  15: '<</Title(Heading)/Parent 14 0 R/Dest[4 0 R /Fit]/SE 8 0 R>>',
  16: '<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 19 0 R>>>>',
  17: '[8 0 R 9 0 R]',
  18: '<</ca 1>>',
};

/** It as a PDF. @param changes some of its objects; `null`: it is left out */
export function smallPdf(changes: Readonly<Record<number, string | null>> = {}): Buffer {
  const objects = new PdfObjects();
  for (const [number, value] of Object.entries({ ...smallDocument, ...changes }))
    if (value !== null) objects.set(Number(number), value);
  objects.set(19, '<<>>', Buffer.from('file'));
  [objects.info, objects.root] = [1, 2];
  return writeObjects(objects);
}
