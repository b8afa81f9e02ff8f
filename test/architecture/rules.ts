import { type Import, importsOf, type SourceFile, type Table } from './read-table.js';

/** Rooms that are imported through their index.ts only; the linter may look past it. */
const DOORS = ['templates', 'chromium'];

/** Every import that the table does not allow, as a sentence. */
export function violationsOf(files: readonly SourceFile[], table: Table): string[] {
  return files.flatMap((file) => importsOf(file).flatMap((it) => violation(file.path, it, table) ?? []));
}

function violation(path: string, it: Import, table: Table): string | undefined {
  const row = table.rows.get(table.roomOf(path));
  if (!row) return `${path} belongs to no room of the table`;
  if (it.target.startsWith('node:')) return undefined;
  const sentence = `${path} imports ${it.target}`;
  if (!it.isOurs) {
    const owned = row.packages.some(({ name, typesOnly }) => name === it.target && (!typesOnly || it.typesOnly));
    return owned ? undefined : sentence;
  }
  const other = table.roomOf(it.target);
  if (other === row.room) return keepsOrder(path, it.target, row.order) ? undefined : sentence;
  const throughDoor = row.room === 'linter' || !DOORS.includes(other) || it.target === `src/${other}/index.js`;
  return throughDoor && row.mayImport.some((entry) => covers(entry, it.target)) ? undefined : sentence;
}

/** Whether an entry of the table (`records`, `records/postgres`, `cli/command`) allows a file. */
function covers(entry: string, target: string): boolean {
  const below = target.replace(/^src\//, '').replace(/\.[tj]s$/, '');
  return below === entry.replace(/\.ts$/, '') || below.startsWith(`${entry}/`);
}

function keepsOrder(path: string, target: string, order: readonly string[][]): boolean {
  if (/\/(?:index|main)\.ts$/.test(path) && innerRoomOf(path) === 'own') return true;
  const [from, to] = [innerRoomOf(path), innerRoomOf(target)];
  const levelOf = (name: string) => order.findIndex((level) => level.includes(name));
  if (levelOf(from) === -1) return false;
  return from === to || levelOf(to) > levelOf(from);
}

/** `own` for a file that lies flat in its room. */
function innerRoomOf(path: string): string {
  const [, inner = '', ...rest] = path.replace(/^src\//, '').split('/');
  return rest.length === 0 ? 'own' : inner;
}

/** Every entry of the table that no import uses. */
export function staleEntries(files: readonly SourceFile[], table: Table): string[] {
  const imports = files.flatMap((file) =>
    importsOf(file).map((it) => ({ room: table.roomOf(file.path), path: file.path, ...it })),
  );
  return [...table.rows.values()].flatMap(({ room, mayImport, order, packages }) => {
    const ours = imports.filter((it) => it.room === room);
    // The generated client is only seen where it is imported.
    const paths = [...files.map(({ path }) => path), ...ours.filter(({ isOurs }) => isOurs).map(({ target }) => target)];
    const innerRooms = new Set(paths.filter((path) => table.roomOf(path) === room).map(innerRoomOf));
    return [
      ...mayImport.filter((entry) => !ours.some(({ target, isOurs }) => isOurs && covers(entry, target))),
      ...order.flat().filter((inner) => !innerRooms.has(inner)),
      ...packages
        .filter(({ name, typesOnly }) => !ours.some((it) => it.target === name && (!typesOnly || it.typesOnly)))
        .map(({ name }) => name),
    ].map((entry) => `${room}: ${entry}`);
  });
}

/** The first circle of files that each file closes, types included. */
export function circlesOf(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(({ isOurs }) => isOurs)
        .map(({ target }) => [target, target.replace(/\.js$/, '.ts')].find((path) => paths.has(path)) ?? ''),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at !== -1) return void circles.push([...trail.slice(at), path].join(' → '));
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return circles;
}
