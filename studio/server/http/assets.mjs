// The files of the page, all read at start. An address is looked up among them and never becomes a path.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** @typedef {{ bytes: Buffer, type: string, isForever: boolean }} Asset */

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** @param {string} folder @returns {Map<string, Asset>} by address */
export function readAssets(folder) {
  /** @type {Map<string, Asset>} */
  const assets = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/?/, '/');
    assets.set(address, { bytes: readFileSync(path), type, isForever: address.startsWith('/assets/') });
  }
  const page = assets.get('/index.html');
  if (!page) throw new Error(`${folder} has no index.html`);
  return assets.set('/', page);
}
