import { isUtf8 } from 'node:buffer';
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { suggestion } from '../../text/nearest-name.js';
import { TemplateError } from '../template-error.js';
import type { TemplateFault } from '../template-fault.js';
import { faultOfFile } from './faults.js';
import { IMAGE_NAME } from '../images/image-names.js';
import { SourceText } from './source-text.js';

/** A file of a template. */
export interface TemplateFile {
  /** With its template: `base/lines.hbs`. */
  name: string;
  /** Absolute. */
  path: string;
}

/** The files of one template by their name in it, e.g. `lines.hbs`. */
export type TemplateFiles = ReadonlyMap<string, TemplateFile>;

/** The content of the folder of one template. */
export interface TemplateFolder {
  name: string;
  files: TemplateFiles;
  /** The files of the template itself, by their name in it. Samples are read separately. */
  texts: ReadonlyMap<string, SourceText>;
  faults: readonly TemplateFault[];
}

export const MANIFEST = 'template.json';
export const STYLESHEET = 'style.css';

/** The names of a template and of its files. */
export const TEMPLATE_NAME = /^[a-z][a-z\d-]{0,39}$/;
const PARTS = [/^[a-z][\w-]*\.hbs$/, /^(?:template\.json|style\.css)$/, /^[\w-]+\.md$/];
const FOLDERS = new Map([
  ['locales', { parts: /^[\w-]+\.json$/, holds: '*.json only' }],
  ['fonts', { parts: /^[a-z\d][\w-]*\.(?:ttf|otf|woff2)$/i, holds: '*.ttf, *.otf and *.woff2 only' }],
  ['images', { parts: IMAGE_NAME, holds: '*.png, *.jpg and *.svg only' }],
  // The images are the logos that samples name.
  ['samples', { parts: /^[\w-]+\.(?:json|png|jpe?g)$/, holds: '*.json, *.png and *.jpg only' }],
]);
/** The files that make up the template itself. */
const READ = /^(?:[\w-]+\.hbs|template\.json|style\.css|locales\/[\w-]+\.json)$/;
/** Larger than any file of a template, so that a misplaced large file is refused before it is read. */
const MOST_BYTES = 4_000_000;
/** Of a text: ten times as long as those of our designs. Each document carries the stylesheets, and checks take longer the more rules there are. */
const MOST_TEXT_BYTES = 200_000;

/** The names of the templates in a folder: each of its folders is one. @throws Error when the folder cannot be read */
export function templateNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !isHidden(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory())
    .toSorted();
}

/** Reads the files of a template. Its folder must contain nothing else, and no link that leads out of it. Wrong files are left out and noted. */
export function readFolder(folder: string, name: string): TemplateFolder {
  const files = new Map<string, TemplateFile>();
  const texts = new Map<string, SourceText>();
  const faults: TemplateFault[] = [];
  const noted = (action: () => void) => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      faults.push(faultOfFile(error.file, error.message.slice(error.file.length + 2)));
    }
  };
  const add = (root: string, entry: string) =>
    noted(() => {
      const file = fileIn(root, name, entry);
      files.set(entry, file);
      if (READ.test(entry)) texts.set(entry, sourceOf(file));
    });
  noted(() => {
    if (!TEMPLATE_NAME.test(name))
      throw new TemplateError(name, null, 'the name of a template must be small letters, digits and hyphens');
    const root = rootOf(folder, name);
    for (const entry of entriesOf(root)) {
      const inner = FOLDERS.get(entry);
      if (PARTS.some((part) => part.test(entry))) add(root, entry);
      else if (!inner) faults.push(faultOfFile(`${name}/${entry}`, unknownPart(entry)));
      else
        noted(() => {
          for (const file of entriesOf(folderIn(root, name, entry))) {
            if (inner.parts.test(file)) add(root, `${entry}/${file}`);
            else faults.push(faultOfFile(`${name}/${entry}/${file}`, `${entry}/ holds ${inner.holds}`));
          }
        });
    }
  });
  return { name, files, texts, faults };
}

/** The last text of each file, by its name with its template. */
const lastTexts = new Map<string, SourceText>();

/** The text of a file; the same object as long as the text is the same, so that what was made of it is made once. @throws TemplateError when it is not UTF-8 */
function sourceOf(file: TemplateFile): SourceText {
  const text = textOf(file);
  const last = lastTexts.get(file.name);
  if (last?.text === text) return last;
  const source = new SourceText(file.name, text);
  lastTexts.set(file.name, source);
  return source;
}

/** The text of a file. @throws TemplateError when it is not UTF-8 */
export function textOf({ name, path }: TemplateFile): string {
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) throw new TemplateError(name, null, 'is not UTF-8 text');
  // Without the byte order mark that some editors add.
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function rootOf(folder: string, name: string): string {
  const path = join(folder, name);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TemplateError(name, null, `there is no template of this name${suggestion(name, templateNames(folder))}`);
  }
  const root = realpathSync(path);
  if (!isInside(realpathSync(folder), root)) throw new TemplateError(name, null, 'leads out of the folder of the templates');
  return root;
}

function fileIn(root: string, template: string, entry: string): TemplateFile {
  const name = `${template}/${entry}`;
  const path = resolved(root, name, entry);
  const stat = statSync(path);
  if (!stat.isFile()) throw new TemplateError(name, null, 'must be a file');
  const most = READ.test(entry) ? MOST_TEXT_BYTES : MOST_BYTES;
  if (stat.size > most) throw new TemplateError(name, null, `has ${stat.size} bytes; at most ${most} are allowed`);
  return { name, path };
}

function folderIn(root: string, template: string, entry: string): string {
  const name = `${template}/${entry}`;
  const path = resolved(root, name, entry);
  if (!statSync(path).isDirectory()) throw new TemplateError(name, null, 'must be a folder');
  return path;
}

function resolved(root: string, name: string, entry: string): string {
  let path;
  try {
    path = realpathSync(join(root, entry));
  } catch (cause) {
    throw new TemplateError(name, null, 'is a broken link', cause);
  }
  if (isInside(root, path)) return path;
  throw new TemplateError(
    name,
    null,
    'is a link that leads out of the template; copy the file, or name its template in "extends"',
  );
}

/** Links inside a template count as files, because Kubernetes mounts a folder that way. */
function isInside(root: string, path: string): boolean {
  return path.startsWith(root + sep);
}

function entriesOf(path: string): string[] {
  return readdirSync(path)
    .filter((entry) => !isHidden(entry))
    .toSorted();
}

/** Files of the system or of an editor. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~');
}

function unknownPart(entry: string): string {
  return `is not part of a template (${MANIFEST}, ${STYLESHEET}, *.hbs, locales/, samples/, fonts/, images/)${suggestion(entry, [MANIFEST, STYLESHEET, ...FOLDERS.keys()])}`;
}
