import { join } from 'node:path/posix';

/** A file with its path below the project, such as `src/http/log.ts`. */
export interface SourceFile {
  path: string;
  text: string;
}

/** What a file imports: one of our files, by its path below the project, or a package, by its name. */
export interface Import {
  target: string;
  isOurs: boolean;
  typesOnly: boolean;
}

/** A row of the table: one room, or one file beside the rooms. */
export interface Row {
  room: string;
  /** Rooms (`http`), inner rooms (`records/postgres`) and files (`cli/command`) that it may import. */
  mayImport: string[];
  /** The inner rooms from top to bottom; each may import those after it. `own` are the files that lie flat in the room. */
  order: string[][];
  packages: { name: string; typesOnly: boolean }[];
}

export interface Table {
  rows: Map<string, Row>;
  /** The room that a file belongs to, whether the table has it or not. */
  roomOf(path: string): string;
}

/** Reads the import table: the one table whose first column is called Room. @throws Error when a row cannot be read */
export function readTable(markdown: string): Table {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => /^\|\s*Room\s*\|/.test(line));
  if (start === -1) throw new Error('src/README.md has no table of rooms');
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const rows = lines.slice(start + 2, end === -1 ? undefined : end).map(readRow);
  return { rows: new Map(rows.map((row) => [row.room, row])), roomOf };
}

function readRow(line: string): Row {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, room = '', , mayImport = '', order = '', packages = ''] = cells;
  if (cells.length !== 7) throw new Error(`not a row of the table of rooms: ${line}`);
  return {
    room: codesIn(room)[0] ?? '',
    mayImport: codesIn(mayImport),
    order: order === '' ? [['own']] : order.split('→').map((level) => level.split(',').map((name) => name.trim())),
    packages: packages
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => ({ name: name.replace(/ \(types\)$/, ''), typesOnly: name.endsWith(' (types)') })),
  };
}

const codesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

function roomOf(path: string): string {
  const below = path.replace(/^src\//, '');
  return below.includes('/') ? below.replace(/\/.*/, '') : below;
}

/** The import and re-export statements of a file, and its import() expressions; Node's own modules are left out. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const names = String.raw`(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)?`;
  const statements = text.matchAll(new RegExp(String.raw`^(?:import|export)\s+(type\s+)?${names}\s*from\s+'([^']+)'`, 'gm'));
  const bare = text.matchAll(/^import\s+'([^']+)'/gm);
  const expressions = text.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]/g);
  return [
    ...[...statements].map(([, type, target = '']) => ({ target, typesOnly: type !== undefined })),
    ...[...bare, ...expressions].map(([, target = '']) => ({ target, typesOnly: false })),
  ].map(({ target, typesOnly }) => {
    if (target.startsWith('#service/')) return { target: target.replace('#service/', 'src/'), isOurs: true, typesOnly };
    if (target.startsWith('.')) return { target: join(path, '..', target), isOurs: true, typesOnly };
    return { target: target.startsWith('node:') ? target : packageOf(target), isOurs: false, typesOnly };
  });
}

const packageOf = (target: string) => target.split('/', target.startsWith('@') ? 2 : 1).join('/');
