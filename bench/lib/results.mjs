import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RESULTS } from './environment.mjs';

/** Writes the figures of a run as JSON, under its time. @param {object} results @returns {Promise<string>} the file */
export async function writeResults(results) {
  await mkdir(RESULTS, { recursive: true });
  const file = join(RESULTS, `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}
