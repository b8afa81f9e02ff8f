// What can be told of a package whose manifest may be half written: its parent, and whether it is a design.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = 'template.json';
const EXTENDS = /"extends"\s*:\s*"(?<parent>[a-z][a-z\d-]*)"/;
const ABSTRACT = /"abstract"\s*:\s*true/;

/** @param {string} root @param {string} name */
function manifestText(root, name) {
  const path = join(root, name, MANIFEST);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The folders that hold a design. @param {string} root */
export function designNames(root) {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !ABSTRACT.test(manifestText(root, name)))
    .toSorted();
}

/** The folder of a design and those that it extends, nearest first. @param {string} root @param {string} name */
export function foldersOf(root, name) {
  const folders = [name];
  for (let parent = parentOf(root, name); parent !== undefined && !folders.includes(parent); parent = parentOf(root, parent)) {
    folders.push(parent);
  }
  return folders;
}

/** @param {string} root @param {string} name */
function parentOf(root, name) {
  return EXTENDS.exec(manifestText(root, name))?.groups?.['parent'];
}
