import type { Draft, DraftObject } from './draft.js';
import { soundStructure } from './sound-structure.js';
import { SOUND_XMP } from './sound-xmp.js';
import { tinyFont } from './tiny-font.js';
import { tinyProfile } from './tiny-profile.js';

const text = (x: number, y: number, codes: string) => `BT /F1 12 Tf ${x} ${y} Td <${codes}> Tj ET`;
const tagged = (tag: string, mcid: number, content: string) => `/${tag} << /MCID ${mcid} >> BDC\n${content}\nEMC`;

const CONTENT = [
  '/Artifact << /Type /Background >> BDC\nq /G1 gs 0.9 0.9 0.9 rg 0 0 200 20 re f Q\nEMC',
  tagged('H1', 0, text(10, 180, '00010002')),
  tagged('H2', 1, text(10, 160, '0001')),
  tagged('P', 2, `/Span << /ActualText (AB) >> BDC\n${text(10, 140, '00010002')}\nEMC`),
  tagged('Span', 3, text(60, 140, '0002')),
  ...[4, 5, 6, 7, 8].map((mcid) => tagged('TD', mcid, text(10 + 20 * mcid, 120, '0001'))),
  tagged('Lbl', 9, text(10, 100, '0004')),
  tagged('LBody', 10, text(30, 100, '00010003')),
  tagged('Figure', 11, 'q 20 0 0 20 10 70 cm /I1 Do Q'),
  tagged('Link', 12, text(10, 50, '0002')),
  tagged('Note', 13, text(10, 30, '0001')),
  'q 1 0 0 1 100 30 cm /X1 Do Q',
  '/Artifact BMC\nq 0 0 10 10 re W n /S1 sh Q\nEMC',
].join('\n');

const TO_UNICODE = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0001> <0002> <0041>
endbfrange
2 beginbfchar
<0003> <0020>
<0004> <2022>
endbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

const ATTACHMENT = '<invoice/>';

const OBJECTS: [string, DraftObject][] = [
  [
    'catalog',
    {
      value:
        '<< /Type /Catalog /Pages @pages /Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot @tree /Metadata @metadata /OutputIntents [@intent] ' +
        '/ViewerPreferences << /DisplayDocTitle true >> /AF [@attachment] /Names << /EmbeddedFiles << /Names [(factur-x.xml) @attachment] >> >> >>',
    },
  ],
  ['pages', { value: '<< /Type /Pages /Kids [@page] /Count 1 >>' }],
  [
    'page',
    {
      value:
        '<< /Type /Page /Parent @pages /MediaBox [0 0 200 200] /Contents @content /StructParents 0 /Tabs /S /Annots [@annotation] /Resources @resources >>',
    },
  ],
  [
    'resources',
    {
      value:
        '<< /Font << /F1 @font >> /XObject << /I1 @image /X1 @form >> /ExtGState << /G1 @state >> /Shading << /S1 @shading >> >>',
    },
  ],
  ['content', { value: '<< >>', stream: CONTENT }],
  ['state', { value: '<< /Type /ExtGState /ca 0.5 /BM /Normal >>' }],
  [
    'shading',
    {
      value:
        '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 10 10] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 1 1] /N 1 >> >>',
    },
  ],
  [
    'image',
    {
      value: '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /SMask @mask >>',
      stream: 'rgb',
      compressed: true,
    },
  ],
  [
    'mask',
    {
      value: '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray >>',
      stream: 'x',
      compressed: true,
    },
  ],
  [
    'form',
    {
      value: '<< /Type /XObject /Subtype /Form /BBox [0 0 50 50] /StructParents 2 /Resources << /Font << /F1 @font >> >> >>',
      stream: tagged('P', 0, text(0, 0, '0001')),
    },
  ],
  [
    'annotation',
    {
      value:
        '<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [10 50 20 60] /Contents (Our page) /StructParent 1 /A << /Type /Action /S /URI /URI (https://example.com/) >> >>',
    },
  ],
  [
    'font',
    {
      value:
        '<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Tiny /Encoding /Identity-H /DescendantFonts [@descendant] /ToUnicode @toUnicode >>',
    },
  ],
  [
    'descendant',
    {
      value:
        '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Tiny /CIDToGIDMap /Identity /FontDescriptor @descriptor /DW 0 /W [1 [600 600] 3 4 600] ' +
        '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
    },
  ],
  [
    'descriptor',
    {
      value:
        '<< /Type /FontDescriptor /FontName /AAAAAA+Tiny /Flags 4 /FontBBox [0 0 500 700] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 @fontFile >>',
    },
  ],
  ['fontFile', { value: '<< >>', stream: tinyFont().toString('latin1') }],
  ['toUnicode', { value: '<< >>', stream: TO_UNICODE }],
  ['metadata', { value: '<< /Type /Metadata /Subtype /XML >>', stream: SOUND_XMP }],
  [
    'intent',
    {
      value:
        '<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB) /DestOutputProfile @profile >>',
    },
  ],
  ['profile', { value: '<< /N 3 >>', stream: tinyProfile().toString('latin1') }],
  [
    'attachment',
    {
      value:
        '<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /Desc (The data) /AFRelationship /Alternative /EF << /F @file /UF @file >> >>',
    },
  ],
  [
    'file',
    {
      value: `<< /Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size ${ATTACHMENT.length} /ModDate (D:20261102120000+01'00') >> >>`,
      stream: ATTACHMENT,
    },
  ],
  [
    'info',
    {
      value:
        "<< /Title (Sound) /Author (Author) /Subject (Subject) /Creator (Creator) /Producer (Producer) /CreationDate (D:20261102120000+01'00') /ModDate (D:20261102120000+01'00') >>",
    },
  ],
];

/** A document that meets PDF/A-3a and PDF/UA-1: headings, a table, a list, a picture, a link, a note, a form and an attachment. */
export function soundDraft(): Draft {
  const objects = new Map([...OBJECTS, ...soundStructure()].map(([name, object]) => [name, { ...object }]));
  return {
    header: '%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n',
    objects,
    trailer: '/Root @catalog /Info @info /ID [<0123456789ABCDEF0123456789ABCDEF> <0123456789ABCDEF0123456789ABCDEF>]',
  };
}
