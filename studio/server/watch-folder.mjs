// Reports what was saved in a folder and below it.
import { readdirSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** An editor writes a file in several steps, which count as one change. */
const QUIET_MS = 20;
/** A change that goes on for longer is reported after this time anyway. */
const PATIENCE_MS = 150;
const LOOK_AGAIN_MS = 1000;
const MOST_FOLDERS = 1000;

/** What editors leave beside a file: `.lines.hbs.swp`, `lines.hbs~`, `4913`, `#lines.hbs#`. */
const BY_PRODUCT = /^\.|~$|^#|^\d+$|\.(tmp|swp|swx|bak)$|___jb_/;

/**
 * Watches each folder separately: the recursive mode of Node 20 misses files in a new folder.
 * @param {string} root
 * @param {(files: string[]) => void} onChange paths below the root, with forward slashes
 * @returns {{ close(): void }}
 */
export function watchFolder(root, onChange) {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map();
  /** @type {Set<string>} */
  const changed = new Set();
  let firstAt = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  const note = (/** @type {string} */ path) => {
    const now = Date.now();
    if (changed.size === 0) firstAt = now;
    changed.add(relative(root, path).replaceAll('\\', '/'));
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(QUIET_MS, firstAt + PATIENCE_MS - now)));
  };
  const tell = () => {
    look();
    onChange([...changed].toSorted());
    changed.clear();
  };
  /** Starts to watch new folders, and stops watching removed ones. */
  const look = () => {
    const folders = new Set(foldersBelow(root));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) if (!watchers.has(folder)) start(folder);
  };
  /** A known name may now be another folder, so watch it again. */
  const leave = (/** @type {string} */ path) => {
    for (const [folder, watcher] of watchers) {
      if (folder !== path && !folder.startsWith(path + sep)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  };
  const start = (/** @type {string} */ folder) => {
    try {
      const watcher = watch(folder, (event, name) => {
        if (name === null || BY_PRODUCT.test(name)) return;
        if (event === 'rename') leave(join(folder, name));
        note(join(folder, name));
      });
      watcher.on('error', () => watchers.delete(folder));
      watchers.set(folder, watcher);
    } catch {
      // It was removed again: the next check will show.
    }
  };

  look();
  // Finds folders again that were moved away and back, or that were made before we could watch their parent.
  const repeat = setInterval(() => {
    const before = watchers.size;
    look();
    if (watchers.size !== before) note(root);
  }, LOOK_AGAIN_MS);
  return {
    close() {
      clearTimeout(timer);
      clearInterval(repeat);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** @param {string} root */
function foldersBelow(root) {
  const found = [root];
  for (let index = 0; index < found.length && found.length < MOST_FOLDERS; index++) {
    const folder = found[index] ?? root;
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory() && !entry.name.startsWith('.')) found.push(join(folder, entry.name));
      }
    } catch {
      found.splice(index--, 1);
    }
  }
  return found;
}
