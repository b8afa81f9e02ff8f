import { isUtf8 } from 'node:buffer';
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { suggestion } from '../../text/nearest-name.js';
import { TemplateError } from '../template-error.js';

/** A file of a package. */
export interface PackageFile {
  /** With its package: `base/lines.hbs`. */
  name: string;
  /** Absolute. */
  path: string;
}

/** The files of one package by their name in it, e.g. `lines.hbs`. */
export type PackageFiles = ReadonlyMap<string, PackageFile>;

export const MANIFEST = 'template.json';
export const STYLESHEET = 'style.css';

/** What a package is called, and what its parts are. */
export const PACKAGE_NAME = /^[a-z][a-z\d-]{0,39}$/;
const PARTS = [/^[a-z][\w-]*\.hbs$/, /^(?:template\.json|style\.css)$/, /^[\w-]+\.md$/];
const FOLDERS = new Map([
  ['locales', { parts: /^[\w-]+\.json$/, holds: '*.json only' }],
  // The images are the logos that samples name.
  ['samples', { parts: /^[\w-]+\.(?:json|png|jpe?g)$/, holds: '*.json, *.png and *.jpg only' }],
]);
/** More than any text of a template; a stray export is refused before it is read. */
const MOST_BYTES = 4_000_000;

/** The names of the packages in a folder: each of its folders is one. @throws TemplateError for a name that no package can have */
export function packageNames(folder: string): string[] {
  const names = readdirSync(folder).filter(
    (name) => !isHidden(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
  );
  const wrong = names.find((name) => !PACKAGE_NAME.test(name));
  if (wrong !== undefined) throw new TemplateError(wrong, null, 'a package is named in small letters, digits and hyphens');
  return names.toSorted();
}

/** Lists the files of a package. Nothing else may be in it, and no link may lead out of it. @throws TemplateError with the file */
export function packageFiles(folder: string, name: string): PackageFiles {
  const root = realpathSync(join(folder, name));
  if (!isInside(realpathSync(folder), root)) throw new TemplateError(name, null, 'leads out of the folder of the templates');
  const files = new Map<string, PackageFile>();
  const add = (entry: string) => files.set(entry, fileIn(root, name, entry));
  for (const entry of entriesOf(root)) {
    const inner = FOLDERS.get(entry);
    if (PARTS.some((part) => part.test(entry))) add(entry);
    else if (!inner) throw new TemplateError(`${name}/${entry}`, null, unknownPart(entry));
    else {
      for (const file of entriesOf(folderIn(root, name, entry))) {
        if (!inner.parts.test(file)) throw new TemplateError(`${name}/${entry}/${file}`, null, `${entry}/ holds ${inner.holds}`);
        add(`${entry}/${file}`);
      }
    }
  }
  return files;
}

/** The text of a file. @throws TemplateError when it is no UTF-8 */
export function textOf({ name, path }: PackageFile): string {
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) throw new TemplateError(name, null, 'is no UTF-8 text');
  // Without the mark that some editors put in front.
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function fileIn(root: string, packageName: string, entry: string): PackageFile {
  const name = `${packageName}/${entry}`;
  const path = resolved(root, name, entry);
  const stat = statSync(path);
  if (!stat.isFile()) throw new TemplateError(name, null, 'must be a file');
  if (stat.size > MOST_BYTES) throw new TemplateError(name, null, `has ${stat.size} bytes; ${MOST_BYTES} are the most`);
  return { name, path };
}

function folderIn(root: string, packageName: string, entry: string): string {
  const name = `${packageName}/${entry}`;
  const path = resolved(root, name, entry);
  if (!statSync(path).isDirectory()) throw new TemplateError(name, null, 'must be a folder');
  return path;
}

function resolved(root: string, name: string, entry: string): string {
  let path;
  try {
    path = realpathSync(join(root, entry));
  } catch (cause) {
    throw new TemplateError(name, null, 'is a link to nowhere', cause);
  }
  if (isInside(root, path)) return path;
  throw new TemplateError(name, null, 'is a link that leads out of the package; copy the file, or name its package in "extends"');
}

/** Links inside of a package are as good as files: that is how Kubernetes mounts a folder. */
function isInside(root: string, path: string): boolean {
  return path.startsWith(root + sep);
}

function entriesOf(path: string): string[] {
  return readdirSync(path)
    .filter((entry) => !isHidden(entry))
    .toSorted();
}

/** Of the system or of an editor. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~');
}

function unknownPart(entry: string): string {
  return `is no part of a package (${MANIFEST}, ${STYLESHEET}, *.hbs, locales/, samples/)${suggestion(entry, [MANIFEST, STYLESHEET, ...FOLDERS.keys()])}`;
}
