import { childrenOf, nameOf, parentType, type Element } from '../model/structure.js';
import { gridOf, headersOf, rowsOf, scopeOf, widthsOf, type Grid } from '../model/tables.js';
import { rule, type Facts, type Rule } from './rule.js';

function ofType({ structure }: Facts, type: RegExp, isBroken: (element: Element, children: string[]) => boolean): string[] {
  return structure.elements
    .filter(
      (element) =>
        type.test(element.standard ?? '') &&
        isBroken(
          element,
          childrenOf(element).map(({ standard }) => standard ?? ''),
        ),
    )
    .map(nameOf);
}

const tables = (facts: Facts, isBroken: (table: Element, grid: Grid) => boolean) =>
  ofType(facts, /^Table$/, (table) => isBroken(table, gridOf(table)));
const only = (children: string[], types: RegExp) => children.every((child) => types.test(child));
const count = (children: string[], type: string) => children.filter((child) => child === type).length;

/** Cells without a header: they name none that exists, and none with a scope stands above or beside them. */
function headless({ structure }: Facts, names: 'unknown' | 'none'): string[] {
  return structure.elements
    .filter(({ standard }) => standard === 'Table')
    .flatMap((table) => {
      const { rows } = gridOf(table);
      const ids = new Set(rows.flat().flatMap((cell) => (cell?.standard === 'TH' ? [cell.dict.text('ID') ?? ''] : [])));
      const cells = rows.flatMap((row, line) => row.map((cell, column) => ({ cell, line, column })));
      return [
        ...new Set(
          cells
            .filter(({ cell, line, column }) => {
              if (cell?.standard !== 'TD') return false;
              const headers = headersOf(cell);
              const known = headers.length > 0 && headers.every((id) => ids.has(id));
              if (names === 'unknown') return headers.some((id) => !ids.has(id));
              return headers.length === 0 && !known && !hasHeaderByScope(rows, line, column);
            })
            .map(({ cell }) => (cell ? nameOf(cell) : '')),
        ),
      ];
    });
}

function hasHeaderByScope(rows: Grid['rows'], line: number, column: number): boolean {
  const isHeader = (cell: Element | undefined, scope: string) =>
    cell?.standard === 'TH' && [scope, 'Both'].includes(scopeOf(cell) ?? '');
  return (
    rows.slice(0, line).some((row) => isHeader(row[column], 'Column')) ||
    rows[line]?.slice(0, column).some((cell) => isHeader(cell, 'Row')) === true
  );
}

/** Rules of tables. */
export const tableRules: Rule[] = [
  rule('UA 7.2-3', 'a table has rows, parts of rows and a caption', (facts) =>
    ofType(facts, /^Table$/, (_, children) => !only(children, /^(?:TR|THead|TBody|TFoot|Caption)$/)),
  ),
  rule('UA 7.2-4', 'a row stands in a table', (facts) =>
    ofType(facts, /^TR$/, (row) => !/^(?:Table|THead|TBody|TFoot)$/.test(parentType(row) ?? '')),
  ),
  rule('UA 7.2-5, UA 7.2-6, UA 7.2-7', 'parts of rows stand in a table', (facts) =>
    ofType(facts, /^T(?:Head|Body|Foot)$/, (part) => parentType(part) !== 'Table'),
  ),
  rule('UA 7.2-8, UA 7.2-9', 'a cell stands in a row', (facts) => ofType(facts, /^T[HD]$/, (cell) => parentType(cell) !== 'TR')),
  rule('UA 7.2-10', 'a row has cells', (facts) => ofType(facts, /^TR$/, (_, children) => !only(children, /^T[HD]$/))),
  rule('UA 7.2-36, UA 7.2-37, UA 7.2-38', 'parts of rows have rows', (facts) =>
    ofType(facts, /^T(?:Head|Body|Foot)$/, (_, children) => !only(children, /^TR$/)),
  ),
  rule('UA 7.2-11', 'a table has one head', (facts) => ofType(facts, /^Table$/, (_, children) => count(children, 'THead') > 1)),
  rule('UA 7.2-12', 'a table has one foot', (facts) => ofType(facts, /^Table$/, (_, children) => count(children, 'TFoot') > 1)),
  rule('UA 7.2-13', 'a table with a foot has a body', (facts) =>
    ofType(facts, /^Table$/, (_, children) => children.includes('TFoot') && !children.includes('TBody')),
  ),
  rule('UA 7.2-14', 'a table with a head has a body', (facts) =>
    ofType(facts, /^Table$/, (_, children) => children.includes('THead') && !children.includes('TBody')),
  ),
  rule('UA 7.2-16', 'the caption of a table is first or last', (facts) =>
    ofType(facts, /^Table$/, (_, children) => children.slice(1, -1).includes('Caption')),
  ),
  rule('UA 7.2-39', 'a table has one caption', (facts) =>
    ofType(facts, /^Table$/, (_, children) => count(children, 'Caption') > 1),
  ),
  rule('UA 7.2-15', 'no cell covers another', (facts) => tables(facts, (_, { overlaps }) => overlaps.length > 0)),
  rule('UA 7.2-41', 'no cell reaches beyond the last row', (facts) => tables(facts, (_, { tooLong }) => tooLong.length > 0)),
  rule('UA 7.2-42, UA 7.2-43', 'rows are equally wide', (facts) => tables(facts, (_, grid) => new Set(widthsOf(grid)).size > 1)),
  rule('UA 7.5-1', 'a cell has a header', (facts) => headless(facts, 'none')),
  rule('UA 7.5-2', 'the headers that a cell names exist', (facts) => headless(facts, 'unknown')),
  rule('own', 'a table has rows', (facts) => ofType(facts, /^Table$/, (table) => rowsOf(table).length === 0)),
];
