import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fontDirectories } from '../../src/templates/index.js';

/** Versions of what decides how a page looks, templates aside. */
export interface MadeWith {
  /** The browser that printed. */
  chromium: string;
  /** What turned the PDFs into pictures. */
  pdfium: string;
  /** Of each package of fonts, and a hash of our own. */
  fonts: Record<string, string>;
}

/** What is installed here. @param chromium the version of the browser that prints */
export function installedHere(chromium: string): MadeWith {
  const folders = new Set(fontDirectories().map((directory) => dirname(directory)));
  return {
    chromium,
    pdfium: versionIn(dirname(packageFile('@hyzyla/pdfium'))),
    fonts: Object.fromEntries([...folders].map(fontsIn)),
  };
}

function fontsIn(folder: string): [name: string, version: string] {
  const isPackage = isThere(join(folder, 'package.json'));
  return isPackage ? [folder.slice(folder.lastIndexOf('@')), versionIn(folder)] : [`fonts/${basename(folder)}`, hashOf(folder)];
}

/** Of the fonts in a folder. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ttf'));
  for (const file of files.toSorted()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** In words, what is another here than when the goldens were made; empty when nothing is. */
export function otherThanThen(then: MadeWith, here: MadeWith): string[] {
  const names = new Set([...Object.keys(then.fonts), ...Object.keys(here.fonts)]);
  return [
    ...(then.chromium === here.chromium ? [] : [chromiumSentence(then.chromium, here.chromium)]),
    ...(then.pdfium === here.pdfium ? [] : [`@hyzyla/pdfium was ${then.pdfium}, here it is ${here.pdfium}`]),
    ...[...names]
      .filter((name) => then.fonts[name] !== here.fonts[name])
      .map((name) => `${name} was ${then.fonts[name] ?? 'not there'}, here it is ${here.fonts[name] ?? 'not there'}`),
  ];
}

function chromiumSentence(then: string, here: string): string {
  const sentence = `the goldens were printed by Chromium ${then}, these pages by ${here}`;
  return majorOf(then) === majorOf(here)
    ? sentence
    : `${sentence}: ANOTHER MAJOR VERSION, which may set text differently without any fault of the templates`;
}

function majorOf(version: string): string {
  return version.slice(0, version.indexOf('.'));
}

function packageFile(name: string): string {
  const require = createRequire(import.meta.url);
  // A package need not let its package.json be imported.
  const folder = require.resolve.paths(name)?.find((path) => isThere(join(path, name, 'package.json')));
  if (!folder) throw new Error(`the package ${name} is not installed`);
  return join(folder, name, 'package.json');
}

function isThere(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
