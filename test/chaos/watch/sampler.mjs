import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isChromium } from '../../harness/machine/browsers.js';
import { descendants, openFiles, processFacts, memoryOf } from '../../harness/machine/processes.js';

/** A dead process that nobody has asked after for so long counts. */
const ZOMBIE_MS = 2000;

/**
 * @typedef {object} Sample
 * @property {number} at milliseconds since the sampler started
 * @property {number} pss of the service and all its descendants, in bytes; 0 where memory is not measured
 * @property {number} nodePss of the service's own process
 * @property {number} files open in the service
 * @property {number} threads of the service
 * @property {number} browsers main processes
 * @property {number} chromium processes in all
 * @property {number} browserFolders below the service's temporary folder
 */

/** Looks at a service's processes and files again and again. */
export class Sampler {
  /** @param {{ pid: () => number, temporaryFolder: string, everyMs?: number, memory?: boolean }} options */
  constructor({ pid, temporaryFolder, everyMs = 500, memory = false }) {
    this.pid = pid;
    this.temporaryFolder = temporaryFolder;
    this.memory = memory;
    this.started = performance.now();
    /** @type {Sample[]} */
    this.samples = [];
    /** Chromium processes ever seen below the service. @type {Map<number, { zombieSince: number | null }>} */
    this.seen = new Map();
    this.zombies = { ofService: 0, ofInit: 0 };
    this.timer = setInterval(() => this.look(), everyMs);
  }

  /** One look, now. @returns {Sample} */
  look() {
    const pid = this.pid();
    const family = descendants(pid);
    const chromium = family.filter(isChromium);
    for (const { pid: one } of chromium) if (!this.seen.has(one)) this.seen.set(one, { zombieSince: null });
    this.countZombies();
    const nodePss = this.memory ? memoryOf(pid) : 0;
    const sample = {
      at: performance.now() - this.started,
      pss: this.memory ? nodePss + family.reduce((sum, { pid: one }) => sum + memoryOf(one), 0) : 0,
      nodePss,
      files: openFiles(pid),
      threads: processFacts(pid)?.threads ?? 0,
      browsers: chromium.filter(({ command }) => !command.some((part) => part.startsWith('--type='))).length,
      chromium: chromium.length,
      browserFolders: browserFolders(this.temporaryFolder),
    };
    this.samples.push(sample);
    return sample;
  }

  /** @private Zombies below the service are its own fault; those that fell to init are init's. */
  countZombies() {
    const now = performance.now();
    for (const [pid, facts] of this.seen) {
      const found = processFacts(pid);
      if (!found) this.seen.delete(pid);
      else if (found.state !== 'Z') facts.zombieSince = null;
      else if (facts.zombieSince === null) facts.zombieSince = now;
      else if (now - facts.zombieSince > ZOMBIE_MS) {
        if (found.parent === 1) this.zombies.ofInit += 1;
        else this.zombies.ofService += 1;
        this.seen.delete(pid);
      }
    }
  }

  stop() {
    clearInterval(this.timer);
    return this.samples;
  }
}

/** The folders that services made for themselves below a temporary folder. @param {string} temporaryFolder */
export function runtimeFolders(temporaryFolder) {
  return readdirSync(temporaryFolder).filter((name) => name.startsWith('chromium-print-'));
}

/** How many folders of browsers there are in them. @param {string} temporaryFolder */
export function browserFolders(temporaryFolder) {
  return runtimeFolders(temporaryFolder)
    .flatMap((name) => {
      try {
        return readdirSync(join(temporaryFolder, name));
      } catch {
        return [];
      }
    })
    .filter((name) => name.startsWith('browser-')).length;
}
