import type { DraftObject } from './draft.js';

/** An element: its name, type, parent, kids and more. */
type Entry = [name: string, type: string, parent: string, kids: string, more?: string];

const HEADER = '/A << /O /Table /Scope /Column >>';

const ELEMENTS: Entry[] = [
  ['document', 'Document', 'tree', '[@h1 @h2 @p @table @list @figure @linkLine @note @inForm]'],
  ['h1', 'H1', 'document', '0'],
  ['h2', 'H2', 'document', '1'],
  ['p', 'P', 'document', '[2 @strong]'],
  ['strong', 'Strong', 'p', '[3]', '/Lang (de-DE)'],
  ['table', 'Table', 'document', '[@thead @tbody]'],
  ['thead', 'THead', 'table', '[@headRow]'],
  ['headRow', 'TR', 'thead', '[@th1 @th2]'],
  ['th1', 'TH', 'headRow', '4', `/ID (first) ${HEADER}`],
  ['th2', 'TH', 'headRow', '5', HEADER],
  ['tbody', 'TBody', 'table', '[@row1 @row2]'],
  ['row1', 'TR', 'tbody', '[@td1 @td2]'],
  ['td1', 'TD', 'row1', '6', '/A [<< /O /Table /Headers [(first)] >> << /O /Layout /Placement /Block >>]'],
  ['td2', 'TD', 'row1', '7'],
  ['row2', 'TR', 'tbody', '[@td3]'],
  ['td3', 'TD', 'row2', '8', '/A << /O /Table /ColSpan 2 >>'],
  ['list', 'L', 'document', '[@item]'],
  ['item', 'LI', 'list', '[@label @body]'],
  ['label', 'Lbl', 'item', '9'],
  ['body', 'LBody', 'item', '10'],
  ['figure', 'Figure', 'document', '11', '/Alt (A picture)'],
  ['linkLine', 'P', 'document', '[@link]'],
  ['link', 'Link', 'linkLine', '[12 << /Type /OBJR /Obj @annotation >>]'],
  ['note', 'Note', 'document', '13', '/ID (note1)'],
  ['inForm', 'P', 'document', '<< /Type /MCR /Stm @form /MCID 0 >>'],
];

/** The elements of the sound document as objects. */
export function soundStructure(): [string, DraftObject][] {
  const objects = ELEMENTS.map(([name, type, parent, kids, more = '']): [string, DraftObject] => [
    name,
    { value: `<< /Type /StructElem /S /${type} /P @${parent} /Pg @page /K ${kids} ${more} >>` },
  ]);
  const index = '/Nums [0 [@h1 @h2 @p @strong @th1 @th2 @td1 @td2 @td3 @label @body @figure @link @note] 1 @link 2 [@inForm]]';
  return [
    [
      'tree',
      {
        value:
          '<< /Type /StructTreeRoot /K [@document] /ParentTree @parents /ParentTreeNextKey 3 /RoleMap << /Strong /Span >> >>',
      },
    ],
    ['parents', { value: `<< ${index} >>` }],
    ...objects,
  ];
}
